// SPDX-License-Identifier: GPL-3.0-or-later
// A house for monthly gifts: a campaign that lasts for years, cards, and the days that pass. Needs
// server_features.
#pragma once

#include "tests/support/money_house.h"

namespace madang::test {

class PledgeHouse : public MoneyHouse {
public:
    using MoneyHouse::MoneyHouse;

    campaigns::Campaign aLongCampaign()
    {
        const auto made = call(owner(), campaigns::create,
                               {.title = QStringLiteral("겨울나기 모금"),
                                .story = {},
                                .goal = {10'000'000},
                                .endsAt = clock().now().plus(std::chrono::hours(24 * 366 * 4)),
                                .room = std::nullopt});
        if (!made)
            qFatal("a test campaign cannot be made: %s", qPrintable(made.error().about));
        return *made;
    }

    static pledges::Create aWishMonthly(CampaignId campaign, int day, Money amount = {10'000},
                                        const QString &tag = QStringLiteral("p1"))
    {
        pledges::Create wish;
        wish.campaign = campaign;
        wish.tag = {tag};
        wish.amount = amount;
        wish.day = day;
        return wish;
    }

    /// Decides on the registration page and comes back; the status of the last page, 0 when there was none.
    int registerCard(const QString &url, const QString &decision = QStringLiteral("approve"))
    {
        const QString path = QUrl(url).path();
        const auto decided
            = ask("POST", path + QStringLiteral("/sandbox"), {{QStringLiteral("decision"), decision}});
        if (!decided || decided->status != 303)
            return decided ? decided->status : 0;
        const QUrl back(QString::fromLatin1(decided->location));
        QJsonObject members;
        for (const auto &[name, value] : QUrlQuery(back).queryItems())
            members.insert(name, value);
        const auto page = ask("GET", back.path(), members);
        settle();
        return page ? page->status : 0;
    }

    /// A pledge whose card is registered; a failure ends the process.
    PledgeId aPledge(UserId donor, const pledges::Create &wish,
                     const QString &decision = QStringLiteral("approve"))
    {
        const auto made = call(donor, pledges::create, wish);
        if (!made || registerCard(made->registrationUrl, decision) != 200)
            qFatal("a test pledge cannot be made: %s", made ? "card" : qPrintable(made.error().about));
        return made->pledge.id;
    }

    pledges::Pledge shown(UserId donor, PledgeId id)
    {
        const auto pledge = call(donor, pledges::show, {id});
        if (!pledge)
            qFatal("a pledge cannot be seen: %s", qPrintable(pledge.error().about));
        return *pledge;
    }
    QList<pledges::Charge> history(UserId donor, PledgeId id)
    {
        const auto page = call(donor, pledges::charges, {id, {}, {}});
        return page ? page->items : QList<pledges::Charge>();
    }
    /// The dates as text, a skipped one with a minus before it.
    QStringList dates(UserId donor, PledgeId id)
    {
        QStringList texts;
        const pledges::Pledge pledge = shown(donor, id);
        for (const pledges::Upcoming &next : pledge.next)
            texts += (next.skipped ? QStringLiteral("-") : QString()) + next.date;
        return texts;
    }
    /// "2026-03-25 paid", newest first.
    QStringList story(UserId donor, PledgeId id)
    {
        QStringList lines;
        for (const pledges::Charge &charge : history(donor, id))
            lines += charge.date + QLatin1Char(' ') + json::wordOfEnum(charge.state);
        return lines;
    }
    /// Types of the notices about monthly gifts, oldest first.
    QStringList noticesOf(UserId person)
    {
        QStringList types;
        const auto page = call(person, notifications::list, {});
        for (const auto &notice : page->items) {
            if (notice.type.startsWith(QLatin1StringView("pledge.")))
                types += notice.type.mid(7);
        }
        return types;
    }
    pledges::PledgeBody lastNotice(UserId person)
    {
        const auto page = call(person, notifications::list, {});
        const auto body = page && !page->items.isEmpty()
            ? fromJson<pledges::PledgeBody>(page->items.last().body.text)
            : Result<pledges::PledgeBody>(Error{Code::NotFound, "notice"});
        return body ? *body : pledges::PledgeBody{};
    }

    /// The clock moves to a moment in Seoul ("2026-03-25T10:00"), and the jobs run once.
    void goTo(const QString &seoul)
    {
        const Timestamp moment = Timestamp::fromText(seoul + QStringLiteral(":00.000+09:00"));
        Q_ASSERT(moment >= clock().now());
        pass(std::chrono::milliseconds(moment.ms - clock().now().ms));
    }
    /// Half a minute and more: everything that waits for an answer is asked about.
    void wait() { pass(std::chrono::seconds(40)); }
    qint64 gifts() { return count(QStringLiteral("donation"), QStringLiteral("settled_at IS NOT NULL")); }
};

} // namespace madang::test
