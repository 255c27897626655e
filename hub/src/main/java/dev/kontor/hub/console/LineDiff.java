package dev.kontor.hub.console;

import java.util.ArrayList;
import java.util.List;

/** In which lines two texts differ, with the lines around. */
final class LineDiff {

    /** Beyond that, what differs is shown as replaced as a whole. */
    private static final int MOST_LINES = 1_500;

    private static final int AROUND = 3;

    private LineDiff() {}

    /** What became of a line. */
    enum Kind {
        SAME,
        GONE,
        NEW,
        /** Same lines that are left out. */
        GAP
    }

    /** One line and what became of it. */
    record Line(Kind kind, String text) {

        /** As in diffs. */
        public String sign() {
            return switch (kind) {
                case SAME -> " ";
                case GONE -> "−";
                case NEW -> "+";
                case GAP -> "⋯";
            };
        }
    }

    /** Empty if they do not differ. */
    static List<Line> of(String before, String after) {
        if (before.equals(after)) {
            return List.of();
        }
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        int begin = 0;
        while (begin < Math.min(old.size(), now.size()) && old.get(begin).equals(now.get(begin))) {
            begin++;
        }
        int end = 0;
        while (end < Math.min(old.size(), now.size()) - begin
                && old.get(old.size() - 1 - end).equals(now.get(now.size() - 1 - end))) {
            end++;
        }
        List<Line> lines = new ArrayList<>();
        old.subList(0, begin).forEach(line -> lines.add(new Line(Kind.SAME, line)));
        lines.addAll(
                between(
                        old.subList(begin, old.size() - end),
                        now.subList(begin, now.size() - end)));
        old.subList(old.size() - end, old.size())
                .forEach(line -> lines.add(new Line(Kind.SAME, line)));
        return shortened(lines);
    }

    /** By the longest common subsequence. */
    private static List<Line> between(List<String> old, List<String> now) {
        int[][] common = new int[0][];
        if (old.size() <= MOST_LINES && now.size() <= MOST_LINES) {
            common = new int[old.size() + 1][now.size() + 1];
            for (int i = old.size() - 1; i >= 0; i--) {
                for (int j = now.size() - 1; j >= 0; j--) {
                    common[i][j] =
                            old.get(i).equals(now.get(j))
                                    ? common[i + 1][j + 1] + 1
                                    : Math.max(common[i + 1][j], common[i][j + 1]);
                }
            }
        }
        List<Line> lines = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (common.length > 0
                    && i < old.size()
                    && j < now.size()
                    && old.get(i).equals(now.get(j))) {
                lines.add(new Line(Kind.SAME, old.get(i++)));
                j++;
            } else if (i < old.size()
                    && (j == now.size()
                            || common.length == 0
                            || common[i + 1][j] >= common[i][j + 1])) {
                lines.add(new Line(Kind.GONE, old.get(i++)));
            } else {
                lines.add(new Line(Kind.NEW, now.get(j++)));
            }
        }
        return lines;
    }

    private static List<Line> shortened(List<Line> lines) {
        List<Line> kept = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int from = Math.max(0, i - AROUND);
            int to = Math.min(lines.size(), i + AROUND + 1);
            boolean near =
                    lines.subList(from, to).stream().anyMatch(each -> each.kind() != Kind.SAME);
            if (near) {
                kept.add(lines.get(i));
            } else if (kept.isEmpty() || kept.getLast().kind() != Kind.GAP) {
                kept.add(new Line(Kind.GAP, ""));
            }
        }
        return List.copyOf(kept);
    }
}
