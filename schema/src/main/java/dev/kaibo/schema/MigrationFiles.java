package dev.kaibo.schema;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.configuration.Configuration;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;
import org.flywaydb.core.internal.scanner.Scanner;
import org.jspecify.annotations.Nullable;

/** Some of the migrations of this program: Flyway sees those and no others. Flyway's own scanner finds them, whether they lie in folders or in jars. */
final class MigrationFiles implements ResourceProvider {
    private static final Pattern NAME = Pattern.compile("V([0-9_.]+)__.*\\.sql");

    private final ResourceProvider all;
    private final Set<String> versions;

    private MigrationFiles(ResourceProvider all, Set<String> versions) {
        this.all = all;
        this.versions = versions;
    }

    static MigrationFiles of(Configuration configuration, Set<String> versions) {
        return new MigrationFiles(scanner(configuration), Set.copyOf(versions));
    }

    /** The versions of all files that this program has. */
    static Set<String> versions(Configuration configuration) {
        return scanner(configuration).getResources("V", new String[] {".sql"}).stream()
                .map(MigrationFiles::version)
                .collect(Collectors.toSet());
    }

    @Override
    public @Nullable LoadableResource getResource(String name) {
        return all.getResource(name);
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return all.getResources(prefix, suffixes).stream()
                .filter(file -> versions.contains(version(file)))
                .toList();
    }

    private static ResourceProvider scanner(Configuration configuration) {
        return new Scanner<>(JavaMigration.class, configuration, configuration.getLocations());
    }

    /** As the history spells it; empty when the name is none of a migration. */
    private static String version(LoadableResource file) {
        Matcher name = NAME.matcher(file.getFilename());
        return name.matches() ? MigrationVersion.fromVersion(name.group(1)).getVersion() : "";
    }
}
