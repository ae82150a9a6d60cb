package dev.kaibo.server.reach;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * By what this machine is reached from its network.
 *
 * @param name its own, as in {@code name.local}: letters, digits and hyphens, 1 to 40
 * @param addresses the most likely one first; neither loopback nor link-local; at most {@value #MOST}
 */
record Network(String name, List<InetAddress> addresses) {
    /** More would only make the certificate long. */
    static final int MOST = 16;

    private static final int LONGEST_NAME = 40;
    private static final String NAMELESS = "kaibo";
    private static final Pattern NO_LETTER = Pattern.compile("[^a-z0-9-]+");
    /** Networks of containers and virtual machines, which no phone is in. */
    private static final Pattern INSIDE = Pattern.compile("^(?:docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|lxc).*");

    Network {
        addresses = List.copyOf(addresses);
    }

    /** @throws LanTrouble when no other machine can reach this one */
    static Network ofThisMachine() {
        List<Found> found = new ArrayList<>();
        try {
            for (NetworkInterface each : NetworkInterface.networkInterfaces().toList()) {
                if (!each.isUp() || each.isLoopback()) continue;
                boolean inside = INSIDE.matcher(each.getName()).matches();
                each.inetAddresses().filter(Network::canBeReached).forEach(one -> found.add(new Found(inside, one)));
            }
        } catch (SocketException e) {
            throw new LanTrouble(
                    "The network addresses of this machine cannot be read: %s.".formatted(e.getMessage()), e);
        }
        return of(nameOfThisMachine(), found);
    }

    record Found(boolean inside, InetAddress address) {}

    /** @throws LanTrouble when there is no address */
    static Network of(String name, List<Found> found) {
        if (found.isEmpty())
            throw new LanTrouble(
                    "This machine has no network address that another device could reach: join a network, or start without --lan.",
                    null);
        Comparator<Found> likely = Comparator.comparing(Found::inside)
                .thenComparing(one -> one.address() instanceof Inet6Address)
                .thenComparing(one -> !one.address().isSiteLocalAddress());
        return new Network(
                named(name),
                found.stream()
                        .sorted(likely)
                        .map(Found::address)
                        .distinct()
                        .limit(MOST)
                        .toList());
    }

    /** As it stands in an address: by number first, then by name. */
    List<String> hosts() {
        List<String> hosts = new ArrayList<>();
        for (InetAddress each : addresses)
            hosts.add(each instanceof Inet6Address ? "[" + text(each) + "]" : text(each));
        hosts.add(localName());
        return List.copyOf(hosts);
    }

    String localName() {
        return name + ".local";
    }

    static String text(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static boolean canBeReached(InetAddress address) {
        if (address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isMulticastAddress()) return false;
        // of the long addresses only those that a network of its own gives and keeps (fc00::/7)
        return address instanceof Inet4Address || (address.getAddress()[0] & 0xfe) == 0xfc;
    }

    private static String nameOfThisMachine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return NAMELESS;
        }
    }

    private static String named(String host) {
        int dot = host.indexOf('.');
        String first = (dot < 0 ? host : host.substring(0, dot)).toLowerCase(Locale.ROOT);
        String plain = NO_LETTER.matcher(first).replaceAll("-").replaceAll("^-+", "");
        String cut = plain.substring(0, Math.min(LONGEST_NAME, plain.length())).replaceAll("-+$", "");
        return cut.isEmpty() ? NAMELESS : cut;
    }
}
