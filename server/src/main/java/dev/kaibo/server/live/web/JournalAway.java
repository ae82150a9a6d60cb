package dev.kaibo.server.live.web;

import dev.kaibo.server.live.JournalUnavailable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/** 没写进日志, wherever a request meets it: it can be tried again, and no fault of the program has to be looked for. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class JournalAway {
    @ExceptionHandler
    ResponseEntity<Object> away(JournalUnavailable away) {
        return WishController.notJournaled(String.valueOf(away.getMessage())).response();
    }
}
