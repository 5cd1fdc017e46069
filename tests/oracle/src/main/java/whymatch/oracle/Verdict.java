package whymatch.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the engine says of one rule and one event. */
record Verdict(Kind kind, String message, int complexity) {
    enum Kind { MATCHED, UNMATCHED, REJECTED, CRASHED, NO_EVENT }

    static Verdict of(boolean matched) {
        return new Verdict(matched ? Kind.MATCHED : Kind.UNMATCHED, null, 0);
    }

    Verdict with(int complexity) {
        return new Verdict(kind, message, complexity);
    }

    /** The strict compiler refuses the rule. */
    static Verdict rejected(Exception why) {
        return new Verdict(Kind.REJECTED, firstLine(why), 0);
    }

    /** The compiler takes the rule, but the engine cannot hold it. */
    static Verdict crashed(Throwable why) {
        return new Verdict(Kind.CRASHED, why.getClass().getSimpleName() + ": " + firstLine(why), 0);
    }

    /** The event is not a JSON object. */
    static Verdict noEvent(Exception why) {
        return new Verdict(Kind.NO_EVENT, firstLine(why), 0);
    }

    void write(ObjectNode answer) {
        switch (kind) {
            case MATCHED -> answer.put("result", true);
            case UNMATCHED -> answer.put("result", false);
            case REJECTED -> answer.put("result", "rejected");
            case CRASHED -> answer.put("result", "error").put("stage", "rule");
            case NO_EVENT -> answer.put("result", "error").put("stage", "event");
        }
        if (message != null) {
            answer.put("message", message);
        }
        if (complexity > 0) {
            answer.put("complexity", complexity);
        }
    }

    private static String firstLine(Throwable why) {
        return String.valueOf(why.getMessage()).lines().findFirst().orElse("");
    }
}
