package dev.kaibo.server.live.web;

import dev.kaibo.capture.Mappings;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The CSV mappings that ship ready, for whoever hands in a recording. */
@RestController
@RequestMapping("/api/mappings")
class MappingController {
    record MappingView(String name, String description) {}

    @GetMapping
    List<MappingView> mappings() {
        return Mappings.shipped().stream()
                .map(mapping -> new MappingView(mapping.name(), mapping.description()))
                .toList();
    }
}
