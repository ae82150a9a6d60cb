package dev.kaibo.capture;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The mappings that ship ready, and those that a person wrote. */
public final class Mappings {
    /** In the order in which a person is offered them. */
    private static final List<String> SHIPPED = List.of("bilibili", "douyu", "shop-orders");

    private Mappings() {}

    public static List<Mapping> shipped() {
        List<Mapping> mappings = new ArrayList<>();
        for (String name : SHIPPED) mappings.add(load(name));
        return mappings;
    }

    /** The shipped mappings that find all their columns in this header. More than one: only a person can say which is meant. */
    public static List<Mapping> recognise(List<String> header) {
        return shipped().stream().filter(mapping -> mapping.fits(header)).toList();
    }

    /**
     * A shipped mapping by its name.
     *
     * @throws UnreadableRecording when no mapping of that name ships
     */
    public static Mapping named(String name) throws UnreadableRecording {
        if (!SHIPPED.contains(name))
            throw new UnreadableRecording(
                    "There is no mapping '%s'; there are %s, or name a file of your own.".formatted(name, names()));
        return load(name);
    }

    /** A shipped mapping by its name, or one from a file. */
    public static Mapping find(String nameOrFile) throws IOException {
        if (SHIPPED.contains(nameOrFile)) return load(nameOrFile);
        Path file = Path.of(nameOrFile);
        // A name that is no file is looked for among the shipped ones, whose problem then lists them.
        if (!Files.exists(file)) return named(nameOrFile);
        return Mapping.parse("The mapping %s".formatted(file.getFileName()), SmallFile.text("The mapping", file));
    }

    /** The names of the shipped mappings, for a sentence. */
    static String names() {
        return String.join(", ", SHIPPED);
    }

    private static Mapping load(String name) {
        try (InputStream in = Mappings.class.getResourceAsStream("mappings/" + name + ".json")) {
            if (in == null)
                throw new IllegalStateException("The mapping %s is not among the resources.".formatted(name));
            return Mapping.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The shipped mapping %s cannot be read: %s".formatted(name, e.getMessage()), e);
        }
    }
}
