package dev.kaibo.sinners.server.wechat;

import dev.kaibo.sinners.simulator.standin.WeChat;

/** Breaks server-stand-in. */
final class ServerAsksTheStandIn {
    WeChat other() {
        return new WeChat();
    }
}
