// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-tui/settings/theme.h"

#include <QTest>

#include <cmath>

using namespace madang::tui;
using namespace Qt::StringLiterals;

namespace {

const QList<Depth> kDepths{Depth::Mono, Depth::Eight, Depth::Sixteen, Depth::Indexed, Depth::True};

double luminance(quint32 rgb)
{
    const auto part = [rgb](int shift) {
        const double value = ((rgb >> shift) & 0xff) / 255.0;
        return value <= 0.03928 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(16) + 0.7152 * part(8) + 0.0722 * part(0);
}

/// How well one is read on the other, from 1 to 21.
double contrast(quint32 one, quint32 other)
{
    const double a = luminance(one) + 0.05;
    const double b = luminance(other) + 0.05;
    return a > b ? a / b : b / a;
}

/// The cell as it is after the ground came below it.
Style grounded(const Theme &theme, Role role)
{
    Style style = theme[role];
    if (style.fg == Colour())
        style.fg = theme.ground().fg;
    if (style.bg == Colour())
        style.bg = theme.ground().bg;
    return style;
}

bool isDecoration(Role role)
{
    return role == Role::Border || role == Role::ProgressRest;
}

} // namespace

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void themesThatBringABackgroundCanBeReadOnIt_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<double>("least");
        QTest::newRow("dark") << u"dark"_s << 4.5;
        QTest::newRow("light") << u"light"_s << 4.5;
        QTest::newRow("high-contrast") << u"high-contrast"_s << 7.0;
    }
    void themesThatBringABackgroundCanBeReadOnIt()
    {
        QFETCH(QString, name);
        QFETCH(double, least);
        const Theme theme(name);
        for (int i = 0; i < kRoleCount; ++i) {
            const Style style = grounded(theme, Role(i));
            QCOMPARE(style.fg.kind, Colour::Kind::Rgb);
            QCOMPARE(style.bg.kind, Colour::Kind::Rgb);
            const double wanted = isDecoration(Role(i)) ? 2.0 : least;
            QVERIFY2(
                contrast(style.fg.value, style.bg.value) >= wanted,
                qPrintable(
                    u"%1 %2"_s.arg(Theme::roleWord(Role(i))).arg(contrast(style.fg.value, style.bg.value))));
        }
    }

    void nothingVanishesWhereThereAreFewColours()
    {
        for (const QString &name : Theme::names()) {
            Theme theme(name);
            for (const Depth depth : kDepths) {
                theme.setDepth(depth);
                const QByteArray text = sgr(grounded(theme, Role::Text), depth);
                for (const Role role :
                     {Role::Bar, Role::BarStrong, Role::BarAlert, Role::RoomCurrent, Role::Selected})
                    QVERIFY2(sgr(grounded(theme, role), depth) != text,
                             qPrintable(name + u' ' + Theme::roleWord(role)));
                for (int i = 0; i < kRoleCount; ++i) {
                    const QByteArray sequence = sgr(grounded(theme, Role(i)), depth);
                    const QList<QByteArray> codes = sequence.mid(2).chopped(1).split(';');
                    for (int colour = 0; colour < 8; ++colour)
                        QVERIFY2(!(codes.contains(QByteArray::number(30 + colour))
                                   && codes.contains(QByteArray::number(40 + colour))),
                                 qPrintable(name + u' ' + Theme::roleWord(Role(i))));
                }
            }
        }
        // Two that become one where there are eight.
        Style style;
        style.fg = Colour::rgb(0xfafafa);
        style.bg = Colour::rgb(0xe5e9f0);
        QCOMPARE(sgr(style, Depth::Eight), QByteArray("\033[0;30;47m"));
        Theme theme(u"dark"_s);
        theme.setDepth(Depth::Eight);
        QVERIFY(theme[Role::Selected].inverse);
        theme.setDepth(Depth::Indexed);
        QVERIFY(!theme[Role::Selected].inverse);
    }

    void withoutColoursTheMeaningStays()
    {
        for (const QString &name : Theme::names()) {
            Theme theme(name);
            theme.setDepth(Depth::Mono);
            QCOMPARE(theme.ground(), Style());
            for (int i = 0; i < kRoleCount; ++i)
                QVERIFY(theme[Role(i)].fg == Colour() && theme[Role(i)].bg == Colour());
            for (const Role role :
                 {Role::Bar, Role::BarStrong, Role::BarAlert, Role::RoomCurrent, Role::Selected})
                QVERIFY(theme[role].inverse);
            for (const Role role :
                 {Role::Mention, Role::Failed, Role::RoomUnread, Role::Warning, Role::OwnName})
                QVERIFY(theme[role] != theme[Role::Text]);
            QVERIFY(theme[Role::Bar] != theme[Role::BarStrong]);
            QVERIFY(theme[Role::BarStrong] != theme[Role::BarAlert]);
            theme.setDepth(Depth::True);
            if (name != "mono"_L1)
                QVERIFY(theme[Role::Gift].fg != Colour());
        }
    }

    void everyRoleHasAWord()
    {
        QCOMPARE(Theme::roleWords().size(), kRoleCount);
        for (const QString &word : Theme::roleWords())
            QCOMPARE(Theme::roleWord(*Theme::roleOfWord(word)), word);
    }

    void ownColoursStayWhenTheThemeChanges()
    {
        Theme theme(u"dark"_s);
        QVERIFY(theme.setColours({{Role::Gift, {Colour::named(5)}}}).isEmpty());
        theme.use(u"light"_s);
        QCOMPARE(theme.name(), u"light"_s);
        QCOMPARE(theme[Role::Gift].fg, Colour::named(5));
        theme.use(u"nonsense"_s);
        QCOMPARE(theme.name(), u"terminal"_s);
    }

    void whatCouldNotBeSeenIsRefused()
    {
        Theme theme(u"dark"_s);
        // The theme's own background, and one chosen for it.
        QCOMPARE(theme.setColours({{Role::Gift, {Colour::rgb(0x242933)}}}), QList<Role>{Role::Gift});
        QCOMPARE(theme[Role::Gift].fg, Theme(u"dark"_s)[Role::Gift].fg);
        const Paint same{Colour::named(9), Colour::rgb(0xff0000)};
        QCOMPARE(theme.setColours({{Role::Day, same}}), QList<Role>{Role::Day});
        // A background on which another role vanishes.
        const quint32 unread = Theme(u"dark"_s)[Role::RoomUnread].fg.value;
        QCOMPARE(theme.setColours({{Role::Text, {Colour::rgb(0x000000), Colour::rgb(unread)}}}),
                 QList<Role>{Role::Text});
        QCOMPARE(theme.ground().bg, Theme(u"dark"_s).ground().bg);
        // Fine here, and left out where it is not.
        QVERIFY(theme.setColours({{Role::Gift, {Colour::rgb(0xffffff)}}}).isEmpty());
        theme.use(u"light"_s);
        QCOMPARE(theme[Role::Gift].fg, Theme(u"light"_s)[Role::Gift].fg);
        theme.use(u"dark"_s);
        QCOMPARE(theme[Role::Gift].fg, Colour::rgb(0xffffff));
    }

    void theBackgroundOfTheTextIsThatOfAll()
    {
        Theme theme;
        QCOMPARE(theme.ground(), Style());
        // Somebody's name is blue there.
        QCOMPARE(theme.setColours({{Role::Text, {Colour::named(15), Colour::named(4)}}}),
                 QList<Role>{Role::Text});
        QCOMPARE(theme.ground(), Style());
        theme.use(u"mono"_s);
        QCOMPARE(theme.ground().bg, Colour::named(4));
        QCOMPARE(theme.ground().fg, Colour::named(15));
    }

    void colourPairsAreReadFromText()
    {
        QCOMPARE(Paint::fromText(u"red"), Paint{Colour::named(1)});
        QCOMPARE(Paint::fromText(u"white on #000080"), (Paint{Colour::named(7), Colour::rgb(0x000080)}));
        QCOMPARE(Paint::fromText(u"208  on  default"), (Paint{Colour::indexed(208), Colour()}));
        QVERIFY(!Paint::fromText(u"white on"));
        QVERIFY(!Paint::fromText(u"white on bleu"));
        for (const QString &text : Colour::names() + QStringList{u"208"_s, u"#00ff0a"_s})
            QCOMPARE(Colour::fromText(text)->text(), text);
    }
};

QTEST_APPLESS_MAIN(ThemeTest)
#include "tst_theme.moc"
