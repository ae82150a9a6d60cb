package dev.kaibo.server.live.web;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.http.HttpHeaders;

/**
 * A stream as the answer to a request, whose thread goes back at once. The container writes what did not fit, gives up a screen that takes nothing for its
 * write timeout, and takes its objects away when a line breaks: from then on they may not be touched, so everything here happens under one lock.
 */
final class ServletLine implements ScreenLine, WriteListener, AsyncListener {
    private static final Runnable NOBODY = () -> {};

    private final AsyncContext context;
    private final ServletOutputStream out;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Runnable woken = NOBODY;
    private boolean ready;
    private boolean unflushed;
    private boolean closed;

    private ServletLine(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    static ServletLine begin(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream;charset=UTF-8");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        // a proxy must not gather frames
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(0); // a stream ends with its show, its sign-in or its screen
        var line = new ServletLine(context, unwrapped(response).getOutputStream());
        context.addListener(line);
        line.out.setWriteListener(line); // says that it is ready when the request's thread has gone back
        return line;
    }

    /** The filters around it have said what they have to say when the request's thread has gone back; their wrappers would only cost each event something. */
    private static ServletResponse unwrapped(ServletResponse response) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) inner = wrapper.getResponse();
        return inner;
    }

    @Override
    public void wakes(Runnable woken) {
        this.woken = woken;
    }

    @Override
    public boolean ready() throws IOException {
        lock.lock();
        try {
            requireOpen();
            return ready;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void send(byte[] event) throws IOException {
        lock.lock();
        try {
            requireOpen();
            if (!ready) throw new IllegalStateException("The line takes nothing now.");
            ready = false;
            out.write(event);
            unflushed = true;
            proceed();
        } finally {
            lock.unlock();
        }
    }

    /** Where the container says that it is not ready, it calls {@link #onWritePossible} when it is. */
    private void proceed() throws IOException {
        if (!out.isReady()) return;
        if (unflushed) {
            unflushed = false;
            out.flush();
            if (!out.isReady()) return;
        }
        ready = true;
    }

    private void requireOpen() throws IOException {
        if (closed) throw new IOException("The screen has gone away.");
    }

    @Override
    public void end() {
        lock.lock();
        try {
            // later it may already be the context of another request
            if (!closed) complete();
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    private void complete() {
        try {
            context.complete();
        } catch (IllegalStateException _) {
            // the container is about to say that the line broke, or we have completed it before it could
        }
    }

    @Override
    public void onWritePossible() throws IOException {
        lock.lock();
        try {
            if (closed) return;
            proceed();
        } finally {
            lock.unlock();
        }
        woken.run();
    }

    @Override
    public void onError(Throwable broken) {
        lose();
    }

    /** Completed here, lest the container makes a page about it that nobody is left to read. */
    @Override
    public void onError(AsyncEvent broken) {
        lose();
        complete();
    }

    @Override
    public void onComplete(AsyncEvent over) {
        lose();
    }

    @Override
    public void onTimeout(AsyncEvent never) {
        lose();
    }

    @Override
    public void onStartAsync(AsyncEvent again) {}

    private void lose() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        woken.run();
    }
}
