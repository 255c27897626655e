package dev.kontor.cli;

import dev.kontor.lexware.simulator.LexwareSimulator;
import dev.kontor.lexware.simulator.OrganisationAccess;
import dev.kontor.lexware.simulator.OrganisationSpec;
import dev.kontor.lexware.simulator.SimulatorOptions;
import dev.kontor.simulator.shopify.ShopAccess;
import dev.kontor.simulator.shopify.ShopSpec;
import dev.kontor.simulator.shopify.ShopifySimulator;
import dev.kontor.simulator.shopify.ShopifySimulatorOptions;
import dev.kontor.simulator.vies.Trader;
import dev.kontor.simulator.vies.ViesSimulator;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "simulate",
        description =
                "Runs the simulator of a remote system on loopback until Ctrl-C, and prints how to"
                        + " reach it.",
        synopsisSubcommandLabel = "(lexware | shopify | vies)")
final class SimulateCommand implements Runnable {

    private static final String LEXWARE_PORT = "8474";
    private static final String SHOPIFY_PORT = "7080";
    private static final String VIES_PORT = "7081";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "lexware",
            description =
                    "A Lexware Office with one organisation. Its page at / shows what is in it and the"
                            + " last requests.")
    int lexware(
            @Option(
                            names = {"-p", "--port"},
                            paramLabel = "PORT",
                            defaultValue = LEXWARE_PORT,
                            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
                    int port,
            @Option(
                            names = "--seed",
                            paramLabel = "demo",
                            description =
                                    "demo: a small company with two years of documents. Default: an"
                                            + " empty organisation.")
                    @Nullable String seed,
            @Option(
                            names = "--folder",
                            paramLabel = "FOLDER",
                            description =
                                    "Keeps everything there, for the next start. Default: in memory"
                                            + " only.")
                    @Nullable Path folder,
            @Option(
                            names = "--key",
                            paramLabel = "KEY",
                            description = "The API key of the organisation. Default: a new one.")
                    @Nullable String key)
            throws InterruptedException {
        if (seed != null && !seed.equals("demo")) {
            throw new CommandFailed(
                    ExitCode.USAGE,
                    "--seed "
                            + seed
                            + ": there is no such seed; take --seed demo, or leave it out for an"
                            + " empty organisation");
        }
        Terminal terminal = Terminal.of(spec);
        SimulatorOptions options = SimulatorOptions.defaults().withPort(port);
        try (LexwareSimulator simulator =
                LexwareSimulator.start(folder == null ? options : options.withFolder(folder))) {
            if (!simulator.accesses().isEmpty() && (seed != null || key != null)) {
                terminal.say(
                        "The folder "
                                + folder
                                + " has an organisation already: --seed and --key are for new ones,"
                                + " it keeps its key");
            }
            OrganisationAccess access = organisation(simulator, seed, key);
            terminal.say("Lexware Office, simulated: " + simulator.baseUri());
            terminal.say("key:     " + access.apiKey());
            terminal.say("page:    " + simulator.baseUri() + "/");
            terminal.say(
                    "control: "
                            + simulator.baseUri()
                            + "/_simulator (lexware-simulator/README.md)");
            terminal.say(
                    "try:     curl -s %s/v1/profile -H 'Authorization: Bearer %s'"
                            .formatted(simulator.baseUri(), access.apiKey()));
            untilInterrupted();
        }
        return ExitCode.DONE;
    }

    /** What the folder has, or else what is asked for. */
    private static OrganisationAccess organisation(
            LexwareSimulator simulator, @Nullable String seed, @Nullable String key) {
        List<OrganisationAccess> present = simulator.accesses();
        if (!present.isEmpty()) {
            return present.getFirst();
        }
        if (seed != null) {
            return simulator.addDemoCompany(key);
        }
        OrganisationSpec spec = OrganisationSpec.named("Musterhof KG");
        return simulator.addOrganisation(key == null ? spec : spec.withKey(key));
    }

    @Command(name = "shopify", description = "A Shopify with one shop.")
    int shopify(
            @Option(
                            names = {"-p", "--port"},
                            paramLabel = "PORT",
                            defaultValue = SHOPIFY_PORT,
                            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
                    int port)
            throws InterruptedException {
        Terminal terminal = Terminal.of(spec);
        try (ShopifySimulator simulator =
                ShopifySimulator.start(ShopifySimulatorOptions.defaults().withPort(port))) {
            ShopAccess shop = simulator.addShop(ShopSpec.named("kaffee"));
            terminal.say("Shopify, simulated: " + simulator.baseUri());
            terminal.say("shop:          %s (%s)".formatted(shop.domain(), shop.baseUri()));
            terminal.say("access token:  " + shop.accessToken());
            terminal.say("client secret: " + shop.clientSecret());
            terminal.say(
                    "control:       " + simulator.baseUri() + "/_simulator (simulators/README.md)");
            terminal.say(
                    "try:           curl -s %s/admin/api/2026-10/graphql.json -H 'X-Shopify-Access-Token: %s' -H 'Content-Type: application/json' -d '{\"query\":\"{orders(first:5){nodes{name}}}\"}'"
                            .formatted(shop.baseUri(), shop.accessToken()));
            untilInterrupted();
        }
        return ExitCode.DONE;
    }

    @Command(name = "vies", description = "The EU's register of VAT ids, with one valid id.")
    int vies(
            @Option(
                            names = {"-p", "--port"},
                            paramLabel = "PORT",
                            defaultValue = VIES_PORT,
                            description = "Default: ${DEFAULT-VALUE}; 0 takes a free one.")
                    int port)
            throws InterruptedException {
        Terminal terminal = Terminal.of(spec);
        try (ViesSimulator simulator = ViesSimulator.start(port, InstantSource.system())) {
            simulator.register(Trader.of("ATU12345675", "Muster GmbH", "Ring 1, 1010 Wien"));
            terminal.say("VIES, simulated: " + simulator.serviceUri());
            terminal.say("valid id:        ATU12345675");
            terminal.say(
                    "control:         "
                            + simulator.baseUri()
                            + "/_simulator (simulators/README.md)");
            terminal.say(
                    "try:             curl -s %s/check-vat-number -H 'Content-Type: application/json' -d '{\"countryCode\":\"AT\",\"vatNumber\":\"U12345675\"}'"
                            .formatted(simulator.serviceUri()));
            untilInterrupted();
        }
        return ExitCode.DONE;
    }

    private static void untilInterrupted() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
