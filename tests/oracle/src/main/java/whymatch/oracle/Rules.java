package whymatch.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.event.ruler.JsonRuleCompiler;
import software.amazon.event.ruler.Machine;
import software.amazon.event.ruler.MachineComplexityEvaluator;
import software.amazon.event.ruler.Patterns;

/** One rule and one event in a fresh machine. */
final class Rules {
    static final String ENGINE = "Event Ruler " + version();

    private static final String NAME = "rule";
    private static final int HIGHEST_COMPLEXITY = 100;
    /** Evaluating takes longer than matching; rules with fewer letters are simple enough. */
    private static final int FEW_LETTERS = 9;
    private static final Pattern WILDCARD = Pattern.compile("\"wildcard\":\\s*(\\[[^\\]]*|\"(?:\\\\.|[^\"\\\\])*)");
    private static final int MOST_PIECES = 2_000;

    private Rules() {}

    /** As the service does it: strict compiler, all branches in one machine, event as text. */
    static Verdict together(String pattern, String event) {
        List<Map<String, List<Patterns>>> branches;
        try {
            branches = JsonRuleCompiler.compile(pattern);
        } catch (Exception why) {
            return Verdict.rejected(why);
        }
        Machine machine = Machine.builder().build();
        Verdict verdict = asked(machine, branches, event);
        return verdict.kind() == Verdict.Kind.CRASHED || letters(pattern) <= FEW_LETTERS
                ? verdict
                : verdict.with(machine.evaluateComplexity(new MachineComplexityEvaluator(HIGHEST_COMPLEXITY)));
    }

    /**
     * The same question, one alternative for each field at a time, each in a machine of its own with the older finder.
     * By the meaning of the language nothing changes; what differs is an interaction inside the engine.
     */
    static Verdict alone(String pattern, String event) {
        List<Map<String, List<Patterns>>> branches;
        List<Map<String, List<Patterns>>> pieces = new ArrayList<>();
        try {
            branches = JsonRuleCompiler.compile(pattern);
            branches.forEach(branch -> split(branch, pieces));
        } catch (IllegalStateException why) {
            return Verdict.crashed(why);
        } catch (Exception why) {
            return Verdict.rejected(why);
        }
        int complexity = letters(pattern) > FEW_LETTERS ? highestComplexity(branches) : 0;
        for (Map<String, List<Patterns>> piece : pieces) {
            Verdict verdict = asked(Machine.builder().withStructuredMatching(false).build(), List.of(piece), event);
            if (verdict.kind() != Verdict.Kind.UNMATCHED) {
                return verdict.with(complexity);
            }
        }
        return Verdict.of(false).with(complexity);
    }

    private static int highestComplexity(List<Map<String, List<Patterns>>> branches) {
        return branches.stream()
                .flatMap(branch -> branch.values().stream())
                .flatMap(List::stream)
                .filter(alternative -> alternative.type().name().endsWith("WILDCARD"))
                .mapToInt(Rules::complexity)
                .max()
                .orElse(0);
    }

    private static int complexity(Patterns alternative) {
        Machine machine = Machine.builder().build();
        try {
            machine.addPatternRule(NAME, Map.of("a", List.of(alternative)));
        } catch (RuntimeException why) {
            return 0;
        }
        return machine.evaluateComplexity(new MachineComplexityEvaluator(HIGHEST_COMPLEXITY));
    }

    private static Verdict asked(Machine machine, List<Map<String, List<Patterns>>> branches, String event) {
        try {
            branches.forEach(branch -> machine.addPatternRule(NAME, branch));
        } catch (RuntimeException | StackOverflowError | AssertionError why) {
            return Verdict.crashed(why);
        }
        try {
            return Verdict.of(!machine.rulesForJSONEvent(event).isEmpty());
        } catch (Exception why) {
            return Verdict.noEvent(why);
        }
    }

    private static void split(Map<String, List<Patterns>> branch, List<Map<String, List<Patterns>>> into) {
        long count = 1;
        for (List<Patterns> alternatives : branch.values()) {
            count *= alternatives.size();
            if (into.size() + count > MOST_PIECES) {
                throw new IllegalStateException("too many pieces");
            }
        }
        List<Map<String, List<Patterns>>> pieces = new ArrayList<>(List.of(new HashMap<>()));
        for (var field : branch.entrySet()) {
            List<Map<String, List<Patterns>>> longer = new ArrayList<>();
            for (var piece : pieces) {
                for (Patterns alternative : field.getValue()) {
                    var extended = new HashMap<>(piece);
                    extended.put(field.getKey(), List.of(alternative));
                    longer.add(extended);
                }
            }
            pieces = longer;
        }
        into.addAll(pieces);
    }

    /** About how many letters the wildcards of a rule have; the complexity is not higher. */
    private static int letters(String pattern) {
        return WILDCARD.matcher(pattern).results().mapToInt(found -> found.group(1).length()).sum();
    }

    private static String version() {
        var properties = new java.util.Properties();
        String name = "/META-INF/maven/software.amazon.event.ruler/event-ruler/pom.properties";
        try (var stream = Machine.class.getResourceAsStream(name)) {
            properties.load(stream);
        } catch (java.io.IOException | NullPointerException why) {
            return "of an unknown version";
        }
        return properties.getProperty("version");
    }
}
