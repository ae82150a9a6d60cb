package dev.kaibo.sinners.server.wechat;

import dev.kaibo.sinners.bench.BenchAsksTheServer;

/** Breaks bench-alone. */
final class ServerAsksTheBench {
    BenchAsksTheServer other() {
        return new BenchAsksTheServer();
    }
}
