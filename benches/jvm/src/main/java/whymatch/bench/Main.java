package whymatch.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Reads commands, as {@code benches/README.md} describes them, and answers each with one line. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        var session = new Session();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            System.out.println(answer(session, line.split("\t")));
            System.out.flush();
        }
    }

    private static String answer(Session session, String[] words) {
        try {
            return session.command(words);
        } catch (Exception | OutOfMemoryError | StackOverflowError error) {
            return "{\"error\":" + quoted(error.toString()) + "}";
        }
    }

    /** A text as JSON. */
    static String quoted(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return '"' + plain.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
