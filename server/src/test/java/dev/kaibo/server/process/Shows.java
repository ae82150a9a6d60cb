package dev.kaibo.server.process;

import dev.kaibo.server.Browser;
import dev.kaibo.server.Browser.Reply;
import tools.jackson.databind.JsonNode;

/** Live shows of the sample workspace. */
final class Shows {
    private Shows() {}

    /** A new one with two items, on air. @return its id */
    static String onAir(Browser floor) {
        Reply opened = floor.post("/api/shows", """
                {"title":"试播","plannedStart":"2026-11-22T12:00:00Z","zone":"Asia/Shanghai",
                 "items":[{"name":"保暖裤","role":"flash","code":"A1","priceFen":5900,"minutes":6},
                          {"name":"羽绒服","role":"profit","code":"B2","priceFen":129900,"minutes":8}]}
                """);
        if (opened.status() != 201) throw new AssertionError("No show: " + opened);
        String show = opened.json().get("id").asString();
        Reply started = floor.wish(show, "{\"wish\":\"startShow\"}");
        if (started.status() != 200) throw new AssertionError("Not on air: " + started);
        return show;
    }

    /** Ends what the sample plays. */
    static void endSample(Browser floor, String except) {
        for (JsonNode show : floor.get("/api/shows").json()) {
            String id = show.get("id").asString();
            if (id.equals(except)) continue;
            Reply ended = floor.wish(id, "{\"wish\":\"endShow\"}");
            if (ended.status() != 200) throw new AssertionError("The sample does not end: " + ended);
        }
    }
}
