import edu.hm.hafner.analysis.FileReaderFactory;
import edu.hm.hafner.analysis.Issue;
import edu.hm.hafner.analysis.IssueParser;
import edu.hm.hafner.analysis.parser.JsonParser;
import edu.hm.hafner.analysis.parser.violations.CodeClimateAdapter;
import edu.hm.hafner.analysis.parser.violations.JUnitAdapter;
import edu.hm.hafner.analysis.parser.violations.SarifAdapter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.json.JSONArray;
import org.json.JSONObject;

/** Prints what the parsers of Jenkins' Warnings plugin read: java ReadReports.java FORMAT FILE … */
public final class ReadReports {
    private static final Map<String, IssueParser> PARSERS = Map.of(
        "sarif", new SarifAdapter(), "jenkins", new JsonParser(), "gitlab", new CodeClimateAdapter(), "junit", new JUnitAdapter());

    public static void main(String[] arguments) {
        JSONObject read = new JSONObject();
        for (int i = 0; i < arguments.length; i += 2) {
            read.put(arguments[i], issuesOf(PARSERS.get(arguments[i]), Path.of(arguments[i + 1])));
        }
        System.out.println(read);
    }

    private static JSONArray issuesOf(IssueParser parser, Path file) {
        JSONArray issues = new JSONArray();
        for (Issue issue : parser.parse(new FileReaderFactory(file, StandardCharsets.UTF_8))) {
            issues.put(new JSONObject(Map.of(
                "file", issue.getFileName(), "line", issue.getLineStart(), "endLine", issue.getLineEnd(),
                "column", issue.getColumnStart(), "endColumn", issue.getColumnEnd(), "severity", issue.getSeverity().getName(),
                "rule", issue.getType(), "message", issue.getMessage(), "fingerprint", issue.getFingerprint())));
        }
        return issues;
    }
}
