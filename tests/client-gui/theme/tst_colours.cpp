// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/colours.h"

#include <QSet>
#include <QTest>

using namespace madang::gui;

class ColoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableInEveryShade_data();
    void textIsReadableInEveryShade();
    void controlsStandOut_data();
    void controlsStandOut();
    void everyColourIsGiven();
    void avatarsCarryWhiteLetters();
    void neighbouringIdsGetDifferentAvatars();
};

namespace {

/// Every shade there is, by name.
QList<std::pair<QByteArray, Colours>> shades()
{
    return {{"light", lightColours()},
            {"dark", darkColours()},
            {"contrast-light", contrastLightColours()},
            {"contrast-dark", contrastDarkColours()}};
}

using Named = std::pair<const char *, QColor Colours::*>;

} // namespace

void ColoursTest::textIsReadableInEveryShade_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    QTest::addColumn<double>("least");
    for (const auto &[shade, c] : shades()) {
        const double least = c.strong ? 7.0 : 4.5;
        const auto row = [&, name = shade](const char *pair, const QColor &ink, const QColor &ground) {
            QTest::addRow("%s %s", name.constData(), pair) << ink << ground << least;
        };
        row("text on surface", c.text, c.surface);
        row("text on window", c.text, c.window);
        row("text on own bubble", c.text, c.ownBubble);
        row("text on other bubble", c.text, c.otherBubble);
        row("text on selection", c.text, c.selection);
        row("text on selected", c.text, c.selected);
        row("muted on surface", c.muted, c.surface);
        row("muted on window", c.muted, c.window);
        row("muted on raised", c.muted, c.raised);
        row("muted on selected row", c.muted, c.selected);
        row("muted on other bubble", c.muted, c.otherBubble);
        row("accent text on surface", c.accentText, c.surface);
        row("accent text on window", c.accentText, c.window);
        row("accent text on own bubble", c.accentText, c.ownBubble);
        row("accent text on other bubble", c.accentText, c.otherBubble);
        row("accent text on its soft", c.accentText, c.accentSoft);
        row("on accent", c.onAccent, c.accent);
        row("on money", c.onMoney, c.money);
        row("money text on raised", c.moneyText, c.raised);
        row("money text on window", c.moneyText, c.window);
        row("money text on its soft", c.moneyText, c.moneySoft);
        row("danger text on surface", c.dangerText, c.surface);
        row("danger text on its soft", c.dangerText, c.dangerSoft);
        row("warning text on its soft", c.warningText, c.warningSoft);
        row("success text on surface", c.successText, c.surface);
    }
    // High contrast is a promise about all of them, wherever they meet.
    const QList<Named> inks{{"text", &Colours::text},
                            {"muted", &Colours::muted},
                            {"accent text", &Colours::accentText},
                            {"money text", &Colours::moneyText},
                            {"danger text", &Colours::dangerText},
                            {"warning text", &Colours::warningText},
                            {"success text", &Colours::successText}};
    const QList<Named> grounds{{"raised", &Colours::raised},
                               {"hover", &Colours::hover},
                               {"selected", &Colours::selected},
                               {"surface", &Colours::surface},
                               {"window", &Colours::window},
                               {"own bubble", &Colours::ownBubble},
                               {"other bubble", &Colours::otherBubble},
                               {"accent soft", &Colours::accentSoft},
                               {"money soft", &Colours::moneySoft},
                               {"danger soft", &Colours::dangerSoft},
                               {"warning soft", &Colours::warningSoft}};
    for (const auto &[shade, c] : shades()) {
        if (!c.strong)
            continue;
        for (const auto &[ink, one] : inks) {
            for (const auto &[ground, other] : grounds)
                QTest::addRow("%s: %s, %s", shade.constData(), ink, ground) << c.*one << c.*other << 7.0;
        }
        QTest::addRow("%s: on accent under the pointer", shade.constData())
            << c.onAccent << c.accentHover << 7.0;
        QTest::addRow("%s: on money under the pointer", shade.constData())
            << c.onMoney << c.moneyHover << 7.0;
        QTest::addRow("%s: on danger", shade.constData()) << c.onDanger << c.danger << 7.0;
        QTest::addRow("%s: tool tips", shade.constData()) << c.surface << c.text << 7.0;
        // What cannot be used now need not be readable; it is.
        QTest::addRow("%s: disabled", shade.constData()) << c.faint << c.surface << 4.5;
    }
}

void ColoursTest::textIsReadableInEveryShade()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QFETCH(double, least);
    QVERIFY2(contrast(ink, ground) >= least, qPrintable(QString::number(contrast(ink, ground))));
}

void ColoursTest::controlsStandOut_data()
{
    QTest::addColumn<QColor>("line");
    QTest::addColumn<QColor>("ground");
    const QList<Named> lines{
        {"border", &Colours::border}, {"strong border", &Colours::borderStrong}, {"focus", &Colours::focus},
        {"accent", &Colours::accent}, {"accent text", &Colours::accentText},     {"money", &Colours::money},
        {"danger", &Colours::danger}};
    const QList<Named> grounds{{"surface", &Colours::surface},
                               {"window", &Colours::window},
                               {"raised", &Colours::raised},
                               {"hover", &Colours::hover},
                               {"selected", &Colours::selected},
                               {"own bubble", &Colours::ownBubble},
                               {"other bubble", &Colours::otherBubble},
                               {"accent soft", &Colours::accentSoft},
                               {"money soft", &Colours::moneySoft},
                               {"danger soft", &Colours::dangerSoft},
                               {"warning soft", &Colours::warningSoft}};
    for (const auto &[shade, c] : shades()) {
        const auto row = [name = shade](const char *pair, const QColor &line, const QColor &ground) {
            QTest::addRow("%s %s", name.constData(), pair) << line << ground;
        };
        row("fields", c.borderStrong, c.raised);
        row("focus on surface", c.focus, c.surface);
        row("focus on window", c.focus, c.window);
        if (!c.strong)
            continue;
        for (const auto &[line, one] : lines) {
            for (const auto &[ground, other] : grounds)
                QTest::addRow("%s: %s, %s", shade.constData(), line, ground) << c.*one << c.*other;
        }
        // The ring round a filled button is told apart from its fill and from what is behind it.
        for (const auto &[ground, other] :
             {Named{"accent", &Colours::accent}, Named{"accent under the pointer", &Colours::accentHover},
              Named{"money", &Colours::money}, Named{"money under the pointer", &Colours::moneyHover},
              Named{"surface", &Colours::surface}, Named{"window", &Colours::window},
              Named{"raised", &Colours::raised}})
            QTest::addRow("%s: ring, %s", shade.constData(), ground) << c.ring << c.*other;
        // Presence has shapes of its own; each is seen on an avatar's ground.
        row("away", c.warningText, c.raised);
        row("online", c.successText, c.raised);
        row("avatar frame", c.borderStrong, c.surface);
        row("scroll bar", c.faint, c.surface);
    }
}

void ColoursTest::controlsStandOut()
{
    QFETCH(QColor, line);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(line, ground) >= 3.0, qPrintable(QString::number(contrast(line, ground))));
}

void ColoursTest::everyColourIsGiven()
{
    // A colour that was forgotten in a shade would be an invalid one, and black.
    for (const auto &[shade, c] : shades()) {
        for (QColor Colours::*each :
             {&Colours::window,      &Colours::surface,     &Colours::raised,      &Colours::hover,
              &Colours::selected,    &Colours::border,      &Colours::text,        &Colours::muted,
              &Colours::faint,       &Colours::accent,      &Colours::accentHover, &Colours::onAccent,
              &Colours::accentSoft,  &Colours::accentText,  &Colours::money,       &Colours::moneyHover,
              &Colours::onMoney,     &Colours::moneySoft,   &Colours::moneyText,   &Colours::danger,
              &Colours::onDanger,    &Colours::dangerSoft,  &Colours::dangerText,  &Colours::warningSoft,
              &Colours::warningText, &Colours::successText, &Colours::ownBubble,   &Colours::otherBubble,
              &Colours::selection,   &Colours::focus,       &Colours::ring,        &Colours::scrim,
              &Colours::shadow,      &Colours::borderStrong})
            QVERIFY2((c.*each).isValid(), shade.constData());
    }
}

void ColoursTest::avatarsCarryWhiteLetters()
{
    for (qint64 id = 1; id < 200; ++id)
        QVERIFY(contrast(Qt::white, avatarColour(id)) >= 4.5);
}

void ColoursTest::neighbouringIdsGetDifferentAvatars()
{
    QSet<QRgb> tones;
    for (qint64 id = 1000; id < 1040; ++id)
        tones.insert(avatarColour(id).rgb());
    QVERIFY(tones.size() >= 7);
    QCOMPARE(avatarColour(77), avatarColour(77));
}

QTEST_GUILESS_MAIN(ColoursTest)
#include "tst_colours.moc"
