package dev.kaibo.server;

import dev.kaibo.schema.TestDatabases;
import dev.kaibo.schema.postgres.DatabaseAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jooq.DSLContext;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder.SecretKeyFactoryAlgorithm;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.util.unit.DataSize;

/** One running server with a fresh database for all tests over HTTP. What a test makes it leaves behind or takes away; the sample is always there. */
@SpringBootTest(
        classes = KaiboApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.main.allow-bean-definition-overriding=true")
@Import(ServerTest.FreshDatabase.class)
public abstract class ServerTest {
    /** Small, so that a test can send more. */
    protected static final DataSize MOST_OF_A_RECORDING = DataSize.ofKilobytes(256);

    private static final Path FOLDER = folder();

    @LocalServerPort
    protected int port;

    @Autowired
    protected DSLContext sql;

    /** Instead of a PostgreSQL in the data folder: a fresh copy on the server that all tests of this process share. */
    @TestConfiguration(proxyBeanMethods = false)
    static class FreshDatabase {
        @Bean
        Object databaseServer() {
            return "the tests' own";
        }

        @Bean
        DatabaseAddress databaseAddress() {
            return TestDatabases.fresh();
        }

        /** As strong as the house's in everything but how long it takes; that one has a test of its own. */
        @Bean
        @Primary
        PasswordEncoder quickPasswordEncoder() {
            return new DelegatingPasswordEncoder(
                    "pbkdf2",
                    Map.of(
                            "pbkdf2",
                            new Pbkdf2PasswordEncoder("", 16, 1_000, SecretKeyFactoryAlgorithm.PBKDF2WithHmacSHA256)));
        }
    }

    @DynamicPropertySource
    static void folders(DynamicPropertyRegistry properties) {
        properties.add("kaibo.home", () -> FOLDER.resolve("home").toString());
        properties.add("kaibo.recording.most", () -> MOST_OF_A_RECORDING.toBytes() + "B");
        properties.add("kaibo.web", () -> FOLDER.resolve("web").toString());
    }

    protected Browser browser() {
        return new Browser(port);
    }

    /** @param address of the loopback network, all of which is this machine's */
    protected Browser browserAt(String address) {
        return new Browser(port, InetAddress.ofLiteral(address));
    }

    protected Browser signedInAs(String role) {
        return browser().signedInAs(role);
    }

    /** The running sample show. */
    protected String sampleShow(Browser browser) {
        return browser.get("/api/shows").json().get(0).get("id").asString();
    }

    /** A live show of the sample workspace with two items, nobody else touches it. */
    protected String newShow(Browser browser) {
        Browser.Reply reply = browser.post("/api/shows", """
                {"title":"试播","plannedStart":"2026-11-22T12:00:00Z","zone":"Asia/Shanghai",
                 "items":[{"name":"保暖裤","role":"flash","code":"A1","priceFen":5900,"minutes":6,"points":[{"label":"裤长","text":"98 公分"}],"line":"先看裤长"},
                          {"name":"羽绒服","role":"profit","code":"B2","priceFen":129900,"minutes":8}]}
                """);
        if (reply.status() != 201) throw new IllegalStateException("No show: " + reply);
        return reply.json().get("id").asString();
    }

    /** Makes the first administrator, in a workspace of his own; {@link #withoutAdministrators()} takes him away. */
    protected Browser administrator() {
        return administrator("Alan@Shop");
    }

    protected Browser administrator(String account) {
        Browser browser = browser();
        Browser.Reply reply = browser.post("/api/administrators", """
                {"workspace":"岚棉旗舰店","name":"阿岚","account":"%s","password":"correct horse"}
                """.formatted(account));
        if (reply.status() != 201) throw new IllegalStateException("No administrator: " + reply);
        return browser;
    }

    protected void withoutAdministrators() {
        sql.execute("delete from identity.workspace where not sample");
        sql.execute("delete from identity.account");
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("kaibo-server-test-");
            Files.createDirectories(folder.resolve("web/assets"));
            Files.writeString(folder.resolve("web/index.html"), "<!doctype html><title>Kaibo</title>");
            Files.writeString(folder.resolve("web/assets/app-1a2b3c.js"), "export {}");
            Files.writeString(folder.resolve("web/favicon.svg"), "<svg xmlns='http://www.w3.org/2000/svg'/>");
            return folder;
        } catch (IOException e) {
            throw new IllegalStateException("No folder for the tests.", e);
        }
    }
}
