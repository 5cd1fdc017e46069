package whymatch.oracle;

import software.amazon.event.ruler.JsonRuleCompiler;

/** Which numbers the engine can compare. */
final class Numbers {
    private Numbers() {}

    /** Whether `numeric` takes this number; depends on the JDK's Double.toString. */
    static boolean comparable(String number) {
        return JsonRuleCompiler.check("{\"a\":[{\"numeric\":[\"=\"," + number + "]}]}") == null;
    }
}
