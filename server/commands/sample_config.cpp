// SPDX-License-Identifier: GPL-3.0-or-later
// `madangd config`: a configuration file with every setting explained, and the rates that the features ask
// for.
#include "server/commands/commands.h"
#include "server/corridor.h"

#include <QTemporaryDir>

#include <cstdio>

namespace madang::commands {

using namespace Qt::StringLiterals;

namespace {

    /// The features are built, asked what they answer to, and dropped again; nothing is started or stored.
    RateTable usualRates()
    {
        const SystemClock clock;
        const QTemporaryDir folder;
        const auto tokens
            = AccessTokens::open(folder.filePath(u"signing.key"_s), std::chrono::minutes(1), clock);
        if (!tokens)
            return {};
        IdSource ids;
        LocalBus bus;
        Metrics metrics;
        Throttle throttle(clock);
        Lanes lanes({}, {}, clock, ids, bus, metrics);
        Routes routes(lanes, throttle);
        Features features(House{lanes, throttle, metrics, clock, ids}, **tokens, {},
                          std::make_unique<outbound::FolderCarrier>(QString()));
        features.install(routes);
        const RateRules rules = rateRulesOf(Config());
        const QMap<QByteArray, Rate> asked = routes.rates();
        RateTable usual;
        for (auto rate = asked.constBegin(); rate != asked.constEnd(); ++rate) {
            if (rate->count > 0)
                usual.insert(rate.key(), {rate->count, int(rate->window.count() / 1000)});
        }
        usual.insert("other", {rules.other.count, int(rules.other.window.count() / 1000)});
        return usual;
    }

} // namespace

int sampleConfig(const Options &)
{
    std::fputs(madang::sampleConfig(usualRates()).toUtf8().constData(), stdout);
    return 0;
}

} // namespace madang::commands
