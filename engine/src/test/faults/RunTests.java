import java.util.concurrent.atomic.AtomicReference;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs the named test classes one after the other and ends with 1 at the first failing test, with 3 when a class has no tests. */
public final class RunTests {
    private RunTests() {}

    public static void main(String[] classes) {
        Launcher launcher = LauncherFactory.create();
        for (String name : classes) {
            LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                    .selectors(DiscoverySelectors.selectClass(name))
                    // A smaller example does not kill better.
                    .configurationParameter("jqwik.shrinking.default", "OFF")
                    .configurationParameter("jqwik.database", "")
                    .build();
            AtomicReference<Integer> ran = new AtomicReference<>(0);
            launcher.execute(request, new TestExecutionListener() {
                @Override
                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                    if (test.isTest()) ran.set(ran.get() + 1);
                    if (result.getStatus() != TestExecutionResult.Status.FAILED) return;
                    System.out.println("killed by " + name.substring(name.lastIndexOf('.') + 1) + ": " + test.getDisplayName());
                    result.getThrowable().ifPresent(problem -> problem.printStackTrace(System.out));
                    System.out.flush();
                    Runtime.getRuntime().halt(1);
                }
            });
            if (ran.get() == 0) {
                System.out.println("No tests in " + name);
                System.exit(3);
            }
        }
    }
}
