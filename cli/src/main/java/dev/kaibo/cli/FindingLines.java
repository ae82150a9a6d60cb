package dev.kaibo.cli;

import dev.kaibo.engine.basics.Finding;
import dev.kaibo.engine.room.RoomRule;
import java.util.List;
import java.util.stream.Collectors;

/** What the rules of a room found, for a person: the rule with its evidence, and below it what can be done. */
final class FindingLines {
    private FindingLines() {}

    static String of(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            RoomRule rule = RoomRule.of(finding);
            text.append("  %s  %s: %s\n".formatted(severity(finding), finding.rule(), evidence(finding)));
            text.append("    ").append(whatToDo(rule)).append('\n');
            text.append("    ").append(whatToDoInChinese(rule)).append('\n');
        }
        return text.toString();
    }

    static String whatToDo(RoomRule rule) {
        return switch (rule) {
            case SEQUENCE_RESTARTED ->
                "Both facts count. The source gave the same seq for different facts, most often because its program was started again: let it go on counting, or give every fact an id.";
            case MESSAGE_ID_REUSED ->
                "Both facts count. The source gave the same id for different facts: an id must be of one fact only, or left out.";
            case KIND_NOT_DECLARED ->
                "These facts are kept, but their figures stay —. If the source gives all of this kind, list it in gives (the file's first line, or the mapping) and replay.";
            case VIEWERS_BEYOND_BOUND ->
                "Viewers beyond the bound count in totals, in no distinct figure. Cut the recording into shows.";
            case PRODUCTS_BEYOND_BOUND ->
                "Products beyond the bound count in the show and have no figures of their own. See whether product really holds item numbers.";
            case ROUNDS_BEYOND_BOUND ->
                "What happened after the last possible round counts in it. Cut the recording into shows, or see whether its times are right.";
        };
    }

    static String whatToDoInChinese(RoomRule rule) {
        return switch (rule) {
            case SEQUENCE_RESTARTED -> "两条都计入。来源用同一序号给了不同的事实，多半是采集程序重启后重新编号：请接着编号，或给每条加 id。";
            case MESSAGE_ID_REUSED -> "两条都计入。来源用同一 id 给了不同的事实：一个 id 只能属于一条，否则就不要写。";
            case KIND_NOT_DECLARED -> "这些事实已收下，但相关指标仍为 —。如果来源能给全这一类，请把它写进 gives（文件首行或映射），再回放一次。";
            case VIEWERS_BEYOND_BOUND -> "超出上限的观众只计入总数，不计入去重指标。请把录制按场次切开。";
            case PRODUCTS_BEYOND_BOUND -> "超出上限的商品只计入整场，没有单品指标。请检查 product 里是不是货号。";
            case ROUNDS_BEYOND_BOUND -> "最后一轮之后发生的都计入最后一轮。请把录制按场次切开，或检查时间是否正确。";
        };
    }

    private static String severity(Finding finding) {
        return switch (finding.severity()) {
            case WARN -> "warn 警";
            case BLOCK -> "block 拦";
        };
    }

    /** Values may come from the file. */
    private static String evidence(Finding finding) {
        return finding.evidence().stream()
                .map(each -> each.name() + " = " + Printable.line(each.value()))
                .collect(Collectors.joining(", "));
    }
}
