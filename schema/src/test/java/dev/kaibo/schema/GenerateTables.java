package dev.kaibo.schema;

import dev.kaibo.schema.postgres.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/** Writes the jOOQ code of every desk from the migrations, one package per desk. The code is committed; {@link GeneratedTablesTest} runs this. */
public final class GenerateTables {
    static final List<String> DESKS = List.of("identity", "live");
    static final Path COMMITTED = Path.of("src/main/java");

    private GenerateTables() {}

    static void into(Path sources) throws Exception {
        DatabaseAddress database = TestDatabases.fresh();
        for (String desk : DESKS) {
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc()
                            .withUrl(database.url())
                            .withUser(database.user())
                            .withPassword(database.password()))
                    .withGenerator(new Generator()
                            .withDatabase(new Database()
                                    .withName("org.jooq.meta.postgres.PostgresDatabase")
                                    .withInputSchema(desk)
                                    .withIncludes(".*"))
                            .withGenerate(new Generate()
                                    .withGeneratedAnnotation(false)
                                    .withDaos(false)
                                    .withPojos(false)
                                    .withRecords(true)
                                    .withGlobalCatalogReferences(false))
                            .withTarget(new Target()
                                    .withPackageName("dev.kaibo.schema.generated." + desk)
                                    .withDirectory(sources.toString()))));
        }
    }
}
