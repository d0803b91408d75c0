// SPDX-License-Identifier: GPL-3.0-or-later
// What the theme makes of shade, density and scale, before any screen is asked.
#include "client-gui/theme/theme.h"

#include "client-gui/theme/style_sheet.h"
#include "client-gui/theme/system_shade.h"

#include <QApplication>
#include <QDBusVariant>
#include <QGridLayout>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;
using namespace madang::gui;

class ThemeTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theDesktopsWishForContrastIsHeard();
    void everyShadeHasItsColours();
    void highContrastDrawsFrames();
    void aChosenCircleIsAsWideAsAnOpenOne();
    void aDensityIsToldOnce();
    void lengthsFollowDensityAndScale();
    void airGrowsWithTheScaleAndComesBack();
    void whatIsMadeLaterGetsItsAirToo();
    void aDistanceSetLaterCountsAsUsual();
};

void ThemeTest::theDesktopsWishForContrastIsHeard()
{
    SystemShade shade;
    const QSignalSpy spy(&shade, &SystemShade::changed);
    const auto tell = [&shade](const QString &group, const QString &key, const QVariant &value) {
        QVERIFY(QMetaObject::invokeMethod(&shade, "onSettingChanged", Q_ARG(QString, group),
                                          Q_ARG(QString, key), Q_ARG(QDBusVariant, QDBusVariant(value))));
    };
    const QString appearance = u"org.freedesktop.appearance"_s;
    tell(appearance, u"contrast"_s, 0U);
    tell(u"org.gnome.desktop.a11y"_s, u"contrast"_s, 1U);
    QVERIFY(!shade.wantsContrast());
    QCOMPARE(spy.size(), 0);
    tell(appearance, u"contrast"_s, 1U);
    QVERIFY(shade.wantsContrast());
    QCOMPARE(spy.size(), 1);
    const bool dark = shade.isDark();
    tell(appearance, u"color-scheme"_s, dark ? 2U : 1U);
    QCOMPARE(shade.isDark(), !dark);
    QVERIFY(shade.wantsContrast());
    // As older portals say it.
    tell(appearance, u"contrast"_s, QVariant::fromValue(QDBusVariant(QVariant(0U))));
    QVERIFY(!shade.wantsContrast());
    QCOMPARE(spy.size(), 3);
}

void ThemeTest::everyShadeHasItsColours()
{
    Theme theme;
    theme.setShade(Theme::Shade::Light);
    QCOMPARE(&theme.colours(), &lightColours());
    theme.setShade(Theme::Shade::Dark);
    QCOMPARE(&theme.colours(), &darkColours());
    QVERIFY(!theme.isStrong());
    theme.setShade(Theme::Shade::ContrastLight);
    QCOMPARE(&theme.colours(), &contrastLightColours());
    QVERIFY(theme.isStrong() && !theme.isDark());
    theme.setShade(Theme::Shade::ContrastDark);
    QCOMPARE(&theme.colours(), &contrastDarkColours());
    QVERIFY(theme.isStrong() && theme.isDark());
    QCOMPARE(QApplication::palette().color(QPalette::WindowText), contrastDarkColours().text);
}

void ThemeTest::highContrastDrawsFrames()
{
    for (const int scale : {80, 100, 200}) {
        for (const Colours &colours : {contrastLightColours(), contrastDarkColours()}) {
            const QString sheet = styleSheet(colours, scale);
            QVERIFY(sheet.contains(u"dashed"_s));
            QVERIFY(sheet.contains(u"border: 2px solid "_s + colours.focus.name()));
        }
        for (const Colours &colours : {lightColours(), darkColours()}) {
            const QString sheet = styleSheet(colours, scale);
            QVERIFY(!sheet.contains(u"dashed"_s));
            QVERIFY(!sheet.contains(u'@'));
            QVERIFY2(!sheet.contains(u": ;"_s) && !sheet.contains(u"solid ;"_s), "a word without a value");
        }
    }
}

void ThemeTest::aChosenCircleIsAsWideAsAnOpenOne()
{
    static const QRegularExpression open(u"QRadioButton::indicator \\{ width: (\\d+)px"_s);
    static const QRegularExpression round(u"QRadioButton::indicator \\{ border-radius: (\\d+)px"_s);
    static const QRegularExpression chosen(
        u"QRadioButton::indicator:checked \\{ border: (\\d+)px solid #[0-9a-f]+; width: (\\d+)px"_s);
    for (const int scale : {80, 90, 100, 125, 150, 175, 200}) {
        const QString sheet = styleSheet(lightColours(), scale);
        const int width = open.match(sheet).captured(1).toInt() + 2 * 2;
        const QRegularExpressionMatch inside = chosen.match(sheet);
        QCOMPARE(inside.captured(2).toInt() + 2 * inside.captured(1).toInt(), width);
        QCOMPARE(round.match(sheet).captured(1).toInt(), width / 2);
    }
}

void ThemeTest::aDensityIsToldOnce()
{
    Theme theme;
    const QSignalSpy spy(&theme, &Theme::changed);
    theme.setDensity(Theme::Density::Comfortable);
    QCOMPARE(spy.size(), 0);
    theme.setDensity(Theme::Density::Compact);
    theme.setDensity(Theme::Density::Compact);
    QCOMPARE(spy.size(), 1);
    QVERIFY(theme.isCompact());
}

void ThemeTest::lengthsFollowDensityAndScale()
{
    Theme theme;
    QCOMPARE(theme.dense(12, 6), 12);
    theme.setScale(150);
    QCOMPARE(theme.dense(12, 6), 18);
    theme.setDensity(Theme::Density::Compact);
    QCOMPARE(theme.dense(12, 6), 9);
    theme.setScale(1000);
    QCOMPARE(theme.scale(), Theme::kLargestScale);
}

void ThemeTest::airGrowsWithTheScaleAndComesBack()
{
    Theme theme;
    theme.setScale(100);
    theme.apply();
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    column->setContentsMargins(4, 8, 6, 10);
    column->setSpacing(12);
    auto *grid = new QGridLayout;
    grid->setVerticalSpacing(5);
    grid->setHorizontalSpacing(7);
    column->addLayout(grid);
    auto *rows = new QVBoxLayout; // as near as those of the page
    column->addLayout(rows);
    for (int i = 0; i < 2; ++i) {
        grid->addWidget(new QLabel(u"word"_s), i, 0);
        rows->addWidget(new QLabel(u"word"_s));
    }
    page.show();
    QCOMPARE(column->contentsMargins(), QMargins(4, 8, 6, 10));
    for (const int scale : {200, 80, 130, 200}) {
        theme.setScale(scale);
        const auto scaled = [scale](int pixels) { return (pixels * scale + 50) / 100; };
        QCOMPARE(column->contentsMargins(), QMargins(4, scaled(8), 6, scaled(10)));
        QCOMPARE(column->spacing(), scaled(12));
        QCOMPARE(rows->spacing(), scaled(12));
        QCOMPARE(grid->verticalSpacing(), scaled(5));
        QCOMPARE(grid->horizontalSpacing(), 7);
    }
    theme.setScale(100);
    QCOMPARE(column->contentsMargins(), QMargins(4, 8, 6, 10));
    QCOMPARE(column->spacing(), 12);
    QCOMPARE(rows->spacing(), 12);
}

void ThemeTest::whatIsMadeLaterGetsItsAirToo()
{
    Theme theme;
    theme.setScale(200);
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(4);
    column->addWidget(new QLabel(u"word"_s));
    page.show();
    QCOMPARE(column->contentsMargins(), QMargins(0, 16, 0, 16));
    QCOMPARE(column->spacing(), 8);
    // Seen again, it does not grow again.
    page.hide();
    page.show();
    theme.apply();
    QCOMPARE(column->spacing(), 8);
}

void ThemeTest::aDistanceSetLaterCountsAsUsual()
{
    Theme theme;
    theme.setScale(200);
    QWidget page;
    auto *column = new QVBoxLayout(&page);
    column->setContentsMargins(0, 8, 0, 8);
    column->setSpacing(4);
    page.show();
    column->setSpacing(6);
    theme.apply();
    QCOMPARE(column->spacing(), 12);
    QCOMPARE(column->contentsMargins(), QMargins(0, 16, 0, 16));
    theme.setScale(100);
    QCOMPARE(column->spacing(), 6);
}

QTEST_MAIN(ThemeTest)
#include "tst_theme.moc"
