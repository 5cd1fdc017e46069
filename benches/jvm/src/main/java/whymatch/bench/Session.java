package whymatch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import software.amazon.event.ruler.Machine;

/** The events and rules of one machine of Event Ruler. */
final class Session {
    /** Sets with at most so many rules are counted rule by rule. */
    private static final int COUNTED = 64;

    private static final String EXTRA = "extra";

    private List<String> events = List.of();
    private Machine machine = new Machine();
    private int rules;
    private final String[] spares = new String[2];

    String command(String[] words) throws Exception {
        return switch (words[0]) {
            case "load" -> load(Path.of(words[1]), Integer.parseInt(words[2]));
            case "prepare" ->
                prepare(Path.of(words[1]), Integer.parseInt(words[2]), Long.parseLong(words[3]));
            case "pass" -> pass(Integer.parseInt(words[1]), Long.parseLong(words[2]));
            case "update" -> update(Integer.parseInt(words[1]));
            default -> throw new IllegalArgumentException("no such command: " + words[0]);
        };
    }

    private String load(Path file, int count) throws IOException {
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            events = lines.limit(count).toList();
        }
        return "{\"events\":" + events.size() + "}";
    }

    private String prepare(Path file, int count, long limit) throws Exception {
        machine = new Machine();
        long before = usedBytes();
        long spent = 0;
        long texts = 0;
        int added = 0;
        int refused = 0;
        String why = "";
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            while (added + refused < count && spent < limit * 1_000_000) {
                String rule = lines.readLine();
                if (rule == null) {
                    break;
                }
                String id = Integer.toString(added + refused);
                texts += id.length() + rule.length();
                long start = System.nanoTime();
                try {
                    machine.addRule(id, rule);
                    added++;
                } catch (IOException | RuntimeException error) {
                    refused++;
                    why = error.toString();
                }
                spent += System.nanoTime() - start;
            }
            for (int at = 0; at < spares.length; at++) {
                spares[at] = lines.readLine();
            }
        }
        rules = added + refused;
        long bytes = Math.max(0, usedBytes() - before);
        return "{\"added\":%d,\"refused\":%d,\"why\":%s,\"seconds\":%s,\"bytes\":%d,\"texts\":%d,\"whole\":%b}"
                .formatted(added, refused, Main.quoted(why), spent / 1e9, bytes, texts, rules == count);
    }

    /** Matches so many events, from the first again after the last. */
    private String pass(int count, long limit) throws Exception {
        long[] counts = new long[rules <= COUNTED ? rules : 0];
        long matches = 0;
        int done = 0;
        int batch = 1;
        var watch = new Stopwatch();
        while (done < count && watch.elapsed() < limit * 1_000_000) {
            int end = Math.min(count, done + batch);
            for (; done < end; done++) {
                List<String> found = machine.rulesForJSONEvent(events.get(done % events.size()));
                matches += found.size();
                if (counts.length > 0) {
                    for (String rule : found) {
                        counts[Integer.parseInt(rule)]++;
                    }
                }
            }
            batch = Math.min(batch * 2, 1024);
        }
        long ran = watch.ran();
        return "{\"events\":%d,\"ns\":%d,\"matches\":%d,\"counts\":%s,\"whole\":%b}"
                .formatted(done, ran, matches, Arrays.toString(counts), done == count);
    }

    /** Adds, replaces and deletes a rule, each followed by one event; the median nanoseconds. */
    private String update(int rounds) throws Exception {
        List<List<Long>> times = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (int round = 0; round < rounds; round++) {
            long start = System.nanoTime();
            machine.addRule(EXTRA, spares[0]);
            times.get(0).add(answered(start));
            start = System.nanoTime();
            machine.deleteRule(EXTRA, spares[0]);
            machine.addRule(EXTRA, spares[1]);
            times.get(1).add(answered(start));
            start = System.nanoTime();
            machine.deleteRule(EXTRA, spares[1]);
            times.get(2).add(answered(start));
        }
        return "{\"add\":%d,\"replace\":%d,\"delete\":%d}"
                .formatted(times.stream().map(Session::median).toArray());
    }

    private long answered(long start) throws Exception {
        machine.rulesForJSONEvent(events.get(0));
        return System.nanoTime() - start;
    }

    private static long median(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElse(0L);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
