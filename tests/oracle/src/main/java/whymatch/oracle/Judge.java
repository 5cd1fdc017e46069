package whymatch.oracle;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one JSON object a line and answers each with one.
 *
 * <pre>
 * {"id": 1, "pattern": "…", "event": "…"}                  → {"id": 1, "result": true}
 * {"id": 2, "pattern": "…", "event": "…", "alone": true}   → the same, judged piece by piece
 * {"id": 3, "numbers": ["2e23"]}                           → {"id": 3, "comparable": [false]}
 * {"id": 4}                                                → {"id": 4, "engine": "…"}
 * </pre>
 */
public final class Judge {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_AT_ONCE = 256;

    private Judge() {}

    public static void main(String[] arguments) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var answers = new BufferedWriter(new OutputStreamWriter(System.out, StandardCharsets.UTF_8));
        for (List<String> batch = batch(lines); !batch.isEmpty(); batch = batch(lines)) {
            for (String answer : batch.parallelStream().map(Judge::answer).toList()) {
                answers.write(answer);
                answers.newLine();
            }
            answers.flush();
        }
    }

    /** The lines that are there, at least one unless the input has ended. */
    private static List<String> batch(BufferedReader lines) throws IOException {
        List<String> batch = new ArrayList<>();
        do {
            String line = lines.readLine();
            if (line == null) {
                break;
            }
            batch.add(line);
        } while (batch.size() < MOST_AT_ONCE && lines.ready());
        return batch;
    }

    private static String answer(String line) {
        try {
            return JSON.writeValueAsString(answer(JSON.readTree(line)));
        } catch (JsonProcessingException why) {
            throw new UncheckedIOException(why);
        }
    }

    private static ObjectNode answer(JsonNode question) {
        ObjectNode answer = JSON.createObjectNode();
        answer.set("id", question.get("id"));
        if (question.has("numbers")) {
            var comparable = answer.putArray("comparable");
            question.get("numbers").forEach(text -> comparable.add(Numbers.comparable(text.textValue())));
        } else if (question.has("pattern")) {
            verdict(question).write(answer);
        } else {
            answer.put("engine", Rules.ENGINE + " on JDK " + System.getProperty("java.version"));
        }
        return answer;
    }

    private static Verdict verdict(JsonNode question) {
        String pattern = question.get("pattern").textValue();
        String event = question.get("event").textValue();
        return question.path("alone").asBoolean() ? Rules.alone(pattern, event) : Rules.together(pattern, event);
    }
}
