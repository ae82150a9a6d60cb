package dev.kaibo.server.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kaibo.server.ServerTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The server as {@code --lan} starts it, asked by devices that trust the house's authority and nobody else. */
@TestPropertySource(properties = "kaibo.lan=true")
@DirtiesContext
@Tag("long") // a second context in one process would stop the one that all other tests share
class DoorTest extends ServerTest {
    @TempDir
    static Path home;

    /** Of its own: another server of the tests has the other one. */
    @DynamicPropertySource
    static void ownFolder(DynamicPropertyRegistry properties) {
        properties.add("kaibo.home", () -> home.toString());
    }

    @Autowired
    private Lan lan;

    @Autowired
    private LanDoor door;

    private HttpClient device() throws Exception {
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("house", lan.authority());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, trust.getTrustManagers(), null);
        return HttpClient.newBuilder().sslContext(tls).build();
    }

    private static HttpResponse<String> get(HttpClient client, String address) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString());
    }

    private HttpResponse<byte[]> atTheDoor(String method, String path) throws Exception {
        try (HttpClient anybody = HttpClient.newHttpClient()) {
            return anybody.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d%s".formatted(door.port(), path)))
                            .method(method, BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofByteArray());
        }
    }

    @Test
    void a_device_that_trusts_the_house_reaches_it_by_each_of_its_numbers() throws Exception {
        try (HttpClient device = device()) {
            for (String address : lan.addresses(port)) {
                if (address.contains(".local")) continue; // a name that only the network's own devices find
                HttpResponse<String> reply = get(device, address + "/api/session");
                assertThat(reply.statusCode()).as(address).isEqualTo(200);
                assertThat(reply.headers().firstValue("Strict-Transport-Security"))
                        .as("an address of a network is not for ever")
                        .isEmpty();
                assertThat(reply.headers().allValues("Set-Cookie"))
                        .as("cookies that go out by TLS come back by TLS alone")
                        .isNotEmpty()
                        .allSatisfy(cookie -> assertThat(cookie).contains("Secure"));
            }
        }
    }

    @Test
    void the_sample_opens_at_this_machine_and_for_nobody_from_the_network() throws Exception {
        try (HttpClient device = device()) {
            assertThat(get(device, "https://127.0.0.1:%d/api/session".formatted(port))
                            .body())
                    .contains("\"floorController\"");
            assertThat(get(device, lan.addresses(port).getFirst() + "/api/session")
                            .body())
                    .doesNotContain("\"floorController\"");
        }
    }

    @Test
    void the_door_shows_the_authority_and_where_to_go_on() throws Exception {
        HttpResponse<byte[]> page = atTheDoor("GET", "/");
        String text = new String(page.body(), StandardCharsets.UTF_8);
        assertThat(text)
                .contains(lan.fingerprint())
                .contains(lan.addresses(port))
                .contains("证书信任设置", "憑證信任設定", "Certificate Trust Settings");
        assertThat(atTheDoor("GET", Door.CERTIFICATE).body())
                .isEqualTo(lan.authority().getEncoded());
        assertThat(new String(atTheDoor("GET", Door.FINGERPRINT).body(), StandardCharsets.UTF_8).strip())
                .isEqualTo(lan.fingerprint());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/session", "/index.html", "/lan/authority.p12", "//", "/kaibo-authority.crt/", "/%2e%2e/"})
    void nothing_else_answers_at_the_door(String path) throws Exception {
        HttpResponse<byte[]> reply = atTheDoor("GET", path);
        assertThat(reply.statusCode()).isBetween(400, 404);
        assertThat(new String(reply.body(), StandardCharsets.UTF_8)).doesNotContain("Kaibo");
    }

    @Test
    void the_door_takes_nothing() throws Exception {
        for (String method : new String[] {"POST", "PUT", "DELETE"})
            assertThat(atTheDoor(method, "/").statusCode()).as(method).isEqualTo(405);
    }
}
