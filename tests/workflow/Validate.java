import java.io.File;
import java.util.Map;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Holds each file that is named to PDF/UA-1 and PDF/A-2a: one line a file and standard, then one a failure. */
public class Validate {
    public static void main(String[] files) throws Exception {
        VeraGreenfieldFoundryProvider.initialise();
        for (String file : files) {
            for (String flavour : new String[] {"ua1", "2a"}) {
                PDFAFlavour wanted = PDFAFlavour.byFlavourId(flavour);
                try (PDFAParser parser = Foundries.defaultInstance().createParser(new File(file), wanted)) {
                    ValidationResult result = Foundries.defaultInstance().createValidator(wanted, false).validate(parser);
                    System.out.printf("%s\t%s\t%b\t%d%n", file, flavour, result.isCompliant(), result.getTotalAssertions());
                    for (TestAssertion one : result.getTestAssertions()) {
                        System.out.printf("\t%s\t%s\t%s%n", one.getRuleId(), one.getMessage(), one.getLocation().getContext());
                    }
                }
            }
        }
    }
}
