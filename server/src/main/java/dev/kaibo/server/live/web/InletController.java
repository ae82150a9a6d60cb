package dev.kaibo.server.live.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where sources post to (WECHAT §6). The token stands in the address because the forwarder can send no header. */
@RestController
@RequestMapping("/api/capture")
class InletController {
    private final Inlet inlet;

    InletController(Inlet inlet) {
        this.inlet = inlet;
    }

    @PostMapping("/{token}")
    ResponseEntity<?> post(@PathVariable("token") String token, HttpServletRequest request) {
        return inlet.post(token, request);
    }
}
