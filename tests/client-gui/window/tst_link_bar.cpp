// SPDX-License-Identifier: GPL-3.0-or-later
// The bar that says that there is no connection, over a real window whose server goes away and comes back.
#include "client-gui/window/link_bar.h"

#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QPushButton>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;
using Phase = LinkState::Phase;

class LinkBarTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aCutIsSaidWithItsReasonAndCountsDown();
    void tryNowConnectsAtOnce();
    void aPressThatFailsSaysSoAgain();
    void aRefusalIsSaidAndItsWaitIsKept_data();
    void aRefusalIsSaidAndItsWaitIsKept();
    void whatStandsBetweenMayRefuseToo_data();
    void whatStandsBetweenMayRefuseToo();
    void theLongestReasonFits_data();
    void theLongestReasonFits();
    void itSpeaksTheLanguageInUse();

private:
    void enter();
    void use(Language language);
    /// Lets time pass until the next try is so many seconds away.
    bool waitsFor(int seconds);
    void letTimePass();
    void refuseNext(const Error &error);

    gui::LinkBar &bar() const { return *m_window->findChild<gui::LinkBar *>(); }
    QString text() const { return bar().findChild<gui::Label *>()->text(); }
    QPushButton &tryNow() const { return *bar().findChild<QPushButton *>(); }
    const LinkState &link() const { return m_house->session->stream().link(); }
    /// The seconds that the bar names; -1 when it names none.
    int countdown() const
    {
        static const QRegularExpression kSeconds(u"Trying again in (\\d+) s\\.$"_s);
        const QRegularExpressionMatch found = kSeconds.match(text());
        return found.hasMatch() ? found.captured(1).toInt() : -1;
    }
};

void LinkBarTest::init()
{
    openHouse();
    fillHouse();
    makeWindow({1000, 700});
}

void LinkBarTest::cleanup()
{
    closeHouse();
}

void LinkBarTest::enter()
{
    QVERIFY(m_house->enter(*m_server));
    QTRY_VERIFY(m_window->roomScreen());
    QTRY_COMPARE(link().phase, Phase::Online);
    QVERIFY(!bar().isVisible());
}

void LinkBarTest::use(Language language)
{
    m_translations->use(language);
    m_formats->setLanguage(language);
    QLocale::setDefault(m_formats->locale());
}

bool LinkBarTest::waitsFor(int seconds)
{
    return test::eventually([this, seconds] {
        if (bar().isVisible() && countdown() >= seconds)
            return true;
        letTimePass();
        return false;
    });
}

/// A try that is under way is not overtaken by the clock.
void LinkBarTest::letTimePass()
{
    if (link().phase == Phase::Waiting)
        m_house->clock.advance(1s);
}

/// The connection is cut, and the next one is refused. It may take a moment before that is worth a bar.
void LinkBarTest::refuseNext(const Error &error)
{
    m_server->refuseConnect = error;
    m_server->cut();
    QTRY_COMPARE(link().phase, Phase::Waiting);
    QVERIFY(!bar().isVisible());
    m_house->clock.advance(600ms);
    QTRY_VERIFY(link().phase == Phase::Waiting && link().reason && link().reason->code == error.code
                && link().reason->about == error.about);
    m_house->clock.advance(2s);
    QVERIFY(bar().isVisible());
}

void LinkBarTest::aCutIsSaidWithItsReasonAndCountsDown()
{
    enter();
    m_server->goAway();
    QTRY_COMPARE(link().phase, Phase::Waiting);
    QVERIFY(!bar().isVisible()); // it may be over in a moment
    QVERIFY(waitsFor(5));
    QVERIFY2(text().startsWith(u"The server does not answer at this address."_s), qPrintable(text()));
    QVERIFY(tryNow().isVisible());
    QCOMPARE(tryNow().text(), u"Try now"_s);
    // Those who cannot see it hear the same.
    QCOMPARE(bar().accessibleDescription(), text());
    const int before = countdown();
    for (int passed = 1; passed <= 3; ++passed) {
        m_house->clock.advance(1s);
        QCOMPARE(countdown(), before - passed);
    }
    // What was open stays there to be read.
    QVERIFY(m_window->roomScreen()->isVisible());
    keptPicture(*m_window, u"link-bar"_s);
}

void LinkBarTest::tryNowConnectsAtOnce()
{
    enter();
    m_server->goAway();
    QVERIFY(waitsFor(5));
    m_server->comeBack();
    const int before = m_server->connections;
    QTest::mouseClick(&tryNow(), Qt::LeftButton);
    QVERIFY(!tryNow().isVisible()); // it is being tried: there is nothing to press
    QTRY_COMPARE(link().phase, Phase::Online); // no time has passed
    QVERIFY(!bar().isVisible());
    QCOMPARE(m_server->connections, before + 1);
    m_house->clock.advance(60s);
    QVERIFY(!bar().isVisible());
}

void LinkBarTest::aPressThatFailsSaysSoAgain()
{
    enter();
    m_server->goAway();
    QVERIFY(waitsFor(5));
    const int attempts = link().attempts;
    QTest::mouseClick(&tryNow(), Qt::LeftButton);
    QVERIFY(bar().isVisible());
    QTRY_COMPARE(link().attempts, attempts + 1);
    QTRY_COMPARE(link().phase, Phase::Waiting);
    QVERIFY(bar().isVisible() && tryNow().isVisible());
    QVERIFY2(text().startsWith(u"The server does not answer at this address."_s), qPrintable(text()));
}

void LinkBarTest::aRefusalIsSaidAndItsWaitIsKept_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("reason");
    QTest::newRow("429") << Error(Code::RateLimited, "rate").after(30) << u"Too often in a short time."_s;
    QTest::newRow("503") << Error(Code::Unavailable, "busy").after(30) << u"The server is very busy."_s;
    QTest::newRow("restart") << Error(Code::Unavailable, "server-stopping").after(30)
                             << u"The server is being restarted."_s;
}

void LinkBarTest::aRefusalIsSaidAndItsWaitIsKept()
{
    QFETCH(Error, error);
    QFETCH(QString, reason);
    enter();
    refuseNext(error);
    QCOMPARE(text(), reason + u" Trying again in 28 s."_s);
    m_house->clock.advance(10s);
    QCOMPARE(text(), reason + u" Trying again in 18 s."_s);
    const int before = m_server->connections;
    m_house->clock.advance(17s);
    QCOMPARE(m_server->connections, before); // not before the server wants us again
    QCOMPARE(countdown(), 1);
    m_house->clock.advance(1s);
    QTRY_COMPARE(link().phase, Phase::Online);
    QVERIFY(!bar().isVisible());
}

void LinkBarTest::whatStandsBetweenMayRefuseToo_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::newRow("429") << 429 << u"Too often in a short time."_s;
    QTest::newRow("503") << 503 << u"The server cannot do this at the moment."_s;
}

/// A proxy that answers with a status and Retry-After alone, when the sign-in is to be renewed first.
void LinkBarTest::whatStandsBetweenMayRefuseToo()
{
    QFETCH(int, status);
    QFETCH(QString, reason);
    enter();
    m_server->on("POST", u"/api/v1/sessions/refresh"_s, [status](const FakeRequest &) {
        return FakeAnswer{status, "<html>", {{"Retry-After", "40"}}};
    });
    m_server->goAway();
    m_house->clock.advance(20min); // the token has ended meanwhile
    QTRY_COMPARE(link().phase, Phase::Waiting);
    m_server->comeBack();
    QTRY_VERIFY((letTimePass(), text().startsWith(reason)));
    QVERIFY(bar().isVisible());
    QVERIFY2(countdown() > 30 && countdown() <= 40, qPrintable(text()));
    m_server->forget("POST", u"/api/v1/sessions/refresh"_s);
    QTest::mouseClick(&tryNow(), Qt::LeftButton);
    QTRY_COMPARE(link().phase, Phase::Online);
    QVERIFY(!bar().isVisible());
}

void LinkBarTest::theLongestReasonFits_data()
{
    QTest::addColumn<Language>("language");
    QTest::addColumn<QSize>("size");
    QTest::newRow("English") << Language::English << QSize(1000, 700);
    QTest::newRow("English, narrow") << Language::English << QSize(480, 900);
    QTest::newRow("Korean") << Language::Korean << QSize(1000, 700);
    QTest::newRow("Korean, narrow") << Language::Korean << QSize(480, 900);
}

void LinkBarTest::theLongestReasonFits()
{
    QFETCH(Language, language);
    QFETCH(QSize, size);
    enter();
    m_theme->setScale(gui::Theme::kLargestScale);
    use(language);
    m_window->resize(size);
    refuseNext(Error(Code::Unavailable, "tls").after(3600));
    QVERIFY(tryNow().isVisible());
    QTRY_VERIFY2(clippedTexts(bar()).isEmpty(), qPrintable(clippedTexts(bar()).join(u'\n')));
    // All of it is inside of the window, and the room has space left below it.
    const QRect place(bar().mapTo(m_window.get(), QPoint()), bar().size());
    QVERIFY(m_window->rect().contains(place));
    QVERIFY(bar().rect().contains(tryNow().geometry()));
    QVERIFY(place.height() < m_window->height() * 2 / 3);
    keptPicture(
        *m_window,
        u"link-bar-200-%1-%2"_s.arg(language == Language::Korean ? u"ko"_s : u"en"_s).arg(size.width()));
    m_theme->setScale(100);
    QTRY_VERIFY2(clippedTexts(bar()).isEmpty(), qPrintable(clippedTexts(bar()).join(u'\n')));
}

void LinkBarTest::itSpeaksTheLanguageInUse()
{
    enter();
    refuseNext(Error(Code::Unavailable, "network").after(30));
    QVERIFY(text().startsWith(u"The network cannot be reached."_s));
    use(Language::Korean);
    QTRY_COMPARE(tryNow().text(), u"지금 시도"_s);
    QVERIFY(!text().contains(u"network"_s));
    QVERIFY(text().contains(u"28"_s));
    use(Language::English);
    QTRY_COMPARE(countdown(), 28);
}

QTEST_MAIN(LinkBarTest)
#include "tst_link_bar.moc"
