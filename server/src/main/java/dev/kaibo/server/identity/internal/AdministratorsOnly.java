package dev.kaibo.server.identity.internal;

import dev.kaibo.server.edge.Problem;
import dev.kaibo.server.identity.Access;
import dev.kaibo.server.identity.Caller;
import dev.kaibo.server.identity.Field;
import org.springframework.http.HttpStatus;

/** What changes the workspace itself is asked for here first. */
final class AdministratorsOnly {
    private AdministratorsOnly() {}

    /**
     * @param title what only an administrator does
     * @throws dev.kaibo.server.edge.ProblemFound 403
     */
    static void require(Field field, Access wanted, Caller caller, String title) {
        if (!field.isOpenTo(caller, wanted)) throw noRight(title).found();
    }

    static Problem noRight(String title) {
        return Problem.of(
                HttpStatus.FORBIDDEN,
                "no-right",
                title,
                "Ask an administrator of your workspace. The sample has none: its people are invented, so make an administrator with a workspace of his own.");
    }
}
