// SPDX-License-Identifier: GPL-3.0-or-later
#include "client-gui/theme/colours.h"

#include <QSet>
#include <QTest>

using namespace madang::gui;

class ColoursTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void textIsReadableInBothShades_data();
    void textIsReadableInBothShades();
    void controlsStandOut();
    void avatarsCarryWhiteLetters();
    void neighbouringIdsGetDifferentAvatars();
};

void ColoursTest::textIsReadableInBothShades_data()
{
    QTest::addColumn<QColor>("ink");
    QTest::addColumn<QColor>("ground");
    for (const auto &[shade, c] : {std::pair{"light", lightColours()}, std::pair{"dark", darkColours()}}) {
        const auto row = [shade](const char *name, const QColor &ink, const QColor &ground) {
            QTest::addRow("%s %s", shade, name) << ink << ground;
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
}

void ColoursTest::textIsReadableInBothShades()
{
    QFETCH(QColor, ink);
    QFETCH(QColor, ground);
    QVERIFY2(contrast(ink, ground) >= 4.5, qPrintable(QString::number(contrast(ink, ground))));
}

void ColoursTest::controlsStandOut()
{
    for (const Colours &c : {lightColours(), darkColours()}) {
        QVERIFY(contrast(c.borderStrong, c.raised) >= 3.0);
        QVERIFY(contrast(c.focus, c.surface) >= 3.0);
        QVERIFY(contrast(c.focus, c.window) >= 3.0);
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
