package dev.kaibo.server.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorityTest {
    private static final Keytool KEYTOOL = Keytool.ofThisJava();
    private static final Clock CLOCK = Clock.systemUTC();
    private static final Network SHOP = network("192.168.1.20");

    @TempDir
    static Path home;

    @BeforeAll
    static void the_house_has_an_authority() {
        Authority.of(home, "atelier", KEYTOOL, CLOCK);
    }

    private Authority authority() {
        return Authority.of(home, "atelier", KEYTOOL, CLOCK);
    }

    private static Network network(String address) {
        return Network.of("Atelier.shop.example", List.of(new Network.Found(false, InetAddress.ofLiteral(address))));
    }

    private static X509Certificate[] chain(Authority.Issued issued) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(issued.store())) {
            store.load(in, issued.password().toCharArray());
        }
        assertThat(store.isKeyEntry("authority"))
                .as("the authority's key in it")
                .isFalse();
        return Stream.of(store.getCertificateChain("server"))
                .map(X509Certificate.class::cast)
                .toArray(X509Certificate[]::new);
    }

    @Test
    void an_authority_is_kept_for_ten_years_and_named_after_the_house() {
        X509Certificate certificate = authority().certificate();
        assertThat(authority().certificate()).isEqualTo(certificate);
        assertThat(certificate.getSubjectX500Principal().getName()).isEqualTo("CN=Kaibo atelier");
        assertThat(Duration.between(
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()))
                .isEqualTo(Duration.ofDays(Authority.DAYS));
        assertThat(certificate.getBasicConstraints())
                .as("it makes no further authority")
                .isZero();
    }

    @Test
    void only_the_owner_reads_its_folder_and_its_key() throws IOException {
        authority();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("lan"))))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(home.resolve("lan"))) {
            assertThat(files.toList())
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    @Test
    void each_start_gets_a_certificate_for_what_the_machine_is_called_now() throws Exception {
        X509Certificate yesterday = chain(authority().issue(network("10.0.0.7"), KEYTOOL, CLOCK))[0];
        X509Certificate[] now = chain(authority().issue(SHOP, KEYTOOL, CLOCK));
        assertThat(now).hasSize(2);
        assertThat(now[1]).isEqualTo(authority().certificate());
        assertThat(now[0].getPublicKey()).isNotEqualTo(yesterday.getPublicKey());
        assertThat(now[0].getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .containsExactlyInAnyOrder("192.168.1.20", "127.0.0.1", "atelier.local", "localhost");
        assertThat(now[0].getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
        assertThat(Duration.between(
                        now[0].getNotBefore().toInstant(), now[0].getNotAfter().toInstant()))
                .isLessThanOrEqualTo(Authority.LONGEST_OF_A_SERVER);
        validate(now[0]);
    }

    @Test
    void it_can_vouch_for_no_name_of_the_internet() throws Exception {
        // what somebody would do who had the key
        authority();
        Path stolen = Files.copy(home.resolve("lan/authority.p12"), home.resolve("stolen.p12"));
        String password = Files.readString(home.resolve("lan/password"));
        List<String> wanted = new ArrayList<>(Keytool.signedBy("authority"));
        wanted.addAll(List.of("-alias", "server", "-dname", "O=Bank", "-ext", "san=dns:bank.example"));
        KEYTOOL.makePair(stolen, password, wanted);
        KeyStore store = KeyStore.getInstance(stolen.toFile(), password.toCharArray());
        X509Certificate forged = (X509Certificate) store.getCertificate("server");
        assertThatThrownBy(() -> validate(forged))
                .isInstanceOf(CertPathValidatorException.class)
                .hasMessageContaining("name constraints");
    }

    @Test
    void a_damaged_authority_is_said_and_never_replaced(@TempDir Path other) throws IOException {
        Path folder = Files.createDirectories(other.resolve("lan"));
        Files.writeString(folder.resolve("password"), "secret");
        Path store = Files.writeString(folder.resolve("authority.p12"), "x");
        assertThatThrownBy(() -> Authority.of(other, "atelier", KEYTOOL, CLOCK))
                .isInstanceOf(LanTrouble.class)
                .hasMessageContainingAll(store.toString(), "bring it back from a copy")
                .hasMessageNotContaining("null");
        assertThat(store).hasContent("x");
        Files.delete(store);
        assertThatThrownBy(() -> Authority.of(other, "atelier", KEYTOOL, CLOCK))
                .isInstanceOf(LanTrouble.class)
                .hasMessageContaining("is missing");
    }

    @Test
    void an_authority_that_has_ended_is_said() {
        Clock late = Clock.fixed(Instant.now().plus(Duration.ofDays(Authority.DAYS)), ZoneOffset.UTC);
        assertThatThrownBy(() -> Authority.of(home, "atelier", KEYTOOL, late))
                .isInstanceOf(LanTrouble.class)
                .hasMessageContaining("it ended on");
    }

    @Test
    void what_cannot_be_made_leaves_nothing_behind(@TempDir Path other, @TempDir Path noJava) throws IOException {
        assertThatThrownBy(() -> Authority.of(other, "atelier", new Keytool(noJava), CLOCK))
                .isInstanceOf(LanTrouble.class)
                .hasMessageContaining("keytool");
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void a_port_that_somebody_has_is_said_before_anything_is_made(@TempDir Path other) throws IOException {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThatThrownBy(() -> Lan.prepare(other, taken.getLocalPort(), SHOP, CLOCK))
                    .isInstanceOf(LanTrouble.class)
                    .hasMessageContainingAll("Port " + taken.getLocalPort(), "--port");
        }
        assertThat(other).isEmptyDirectory();
    }

    @Test
    void a_machine_without_a_network_says_so() {
        assertThatThrownBy(() -> Network.of("atelier", List.of()))
                .isInstanceOf(LanTrouble.class)
                .hasMessageContaining("no network address");
    }

    @Test
    void the_shops_network_is_named_before_those_inside_this_machine_and_the_name_comes_last() {
        Network found = Network.of(
                "直播间",
                List.of(
                        new Network.Found(true, InetAddress.ofLiteral("172.17.0.1")),
                        new Network.Found(false, InetAddress.ofLiteral("fd12:3456::5")),
                        new Network.Found(false, InetAddress.ofLiteral("203.0.113.9")),
                        new Network.Found(false, InetAddress.ofLiteral("192.168.1.20"))));
        assertThat(found.hosts())
                .containsExactly("192.168.1.20", "203.0.113.9", "[fd12:3456:0:0:0:0:0:5]", "172.17.0.1", "kaibo.local");
    }

    /**
     * Java looks at what a certificate may vouch for unless it is the anchor itself, where the systems of phones look too. So the anchor is the authority's bare key,
     * and its certificate stands in the path.
     */
    private void validate(X509Certificate server) throws Exception {
        X509Certificate authority = authority().certificate();
        var parameters = new PKIXParameters(
                Set.of(new TrustAnchor(authority.getSubjectX500Principal(), authority.getPublicKey(), null)));
        parameters.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(
                        CertificateFactory.getInstance("X.509").generateCertPath(List.of(server, authority)),
                        parameters);
    }
}
