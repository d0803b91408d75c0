// SPDX-License-Identifier: GPL-3.0-or-later
// A message is marked with a key, and other keys do something with it; quotes are followed and left again.
#include "tests/client-tui/app_house.h"

#include <algorithm>

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class MessageChoiceTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>(QSize(160, 24));
        for (int i = 1; i <= 60; ++i)
            m_said.append(m_house->server.say(11, i % 2 == 0 ? 1 : 2, u"line %1."_s.arg(i)));
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
        QVERIFY(m_house->sees(u"line 60."_s));
        // Until it is followed, the newest page may still be asked for once more.
        QTRY_VERIFY(m_house->app->session().mirror().follows({11}));
    }
    void cleanup()
    {
        m_house.reset();
        m_said.clear();
    }

    void theThirdLastMessageGetsASignInFourKeys()
    {
        bool reacted = false;
        m_house->server.on("PUT", at(m_said[57], u"/reactions/%F0%9F%91%8D"_s), [&](const FakeRequest &) {
            reacted = true;
            return answer(Nothing{});
        });
        press({u"ctrl-up"_s, u"up"_s, u"up"_s});
        m_house->terminal.type(u"1"_s);
        QTRY_VERIFY(reacted);
        QTRY_VERIFY(!m_house->terminal.shows(u"r reply"_s));
        QCOMPARE(markedRow(), -1);
    }

    void theMarkIsSeenWithoutColours()
    {
        m_house->terminal.colours = Depth::Mono;
        m_house->terminal.press(u"ctrl-up"_s);
        QVERIFY(m_house->sees(u"r reply"_s));
        QTRY_VERIFY(marked().contains(u"line 60."_s));
        m_house->terminal.press(u"up"_s);
        QTRY_VERIFY(marked().contains(u"line 59."_s));
        m_house->terminal.press(u"down"_s);
        m_house->terminal.press(u"down"_s);
        QTRY_VERIFY(marked().contains(u"line 60."_s));
        m_house->terminal.press(u"escape"_s);
        QTRY_COMPARE(markedRow(), -1);
        QVERIFY(!m_house->terminal.shows(u"r reply"_s));
    }

    void theViewFollowsTheMark()
    {
        m_house->terminal.press(u"ctrl-up"_s);
        for (int i = 0; i < 4; ++i)
            m_house->terminal.press(u"page-up"_s);
        QTRY_VERIFY2(marked().contains(u"line 20."_s), qPrintable(m_house->terminal.screen()));
        m_house->terminal.press(u"page-down"_s);
        QTRY_VERIFY(marked().contains(u"line 30."_s));
    }

    void aReplyIsToTheMarkedMessage()
    {
        m_house->terminal.type(u"half a sentence"_s);
        press({u"ctrl-up"_s, u"up"_s});
        m_house->terminal.type(u"r"_s);
        QVERIFY(m_house->sees(u"/reply -0"_s));
        m_house->server.say(11, 2, u"meanwhile"_s);
        QVERIFY(m_house->sees(u"meanwhile"_s));
        m_house->terminal.enter(u"indeed"_s);
        const auto answers = [this](const stomp::Frame &frame) {
            return frame.body.contains("indeed") && frame.body.contains(m_said[58].id.bytes());
        };
        QTRY_VERIFY(std::any_of(m_house->server.sends.begin(), m_house->server.sends.end(), answers));
        QVERIFY(m_house->sees(u"half a sentence"_s)); // it waited
        QTRY_COMPARE(markedRow(), -1);
    }

    void aReplyWithoutItsMarkGoesToNobody()
    {
        m_house->terminal.press(u"ctrl-up"_s);
        m_house->terminal.type(u"r"_s);
        QVERIFY(m_house->sees(u"/reply -0"_s));
        m_house->terminal.press(u"escape"_s);
        m_house->terminal.enter(u"indeed"_s);
        QVERIFY(m_house->sees(u"There is no such message here"_s));
    }

    void onlyOnesOwnMessageIsEdited()
    {
        press({u"ctrl-up"_s, u"up"_s});
        m_house->terminal.type(u"e"_s);
        QVERIFY(m_house->sees(u"There is no such message here"_s));
        m_house->terminal.press(u"up"_s);
        m_house->terminal.type(u"ㄷ"_s); // e, where the keyboard writes Hangul
        QVERIFY(m_house->sees(u"/edit -0 line 58."_s));
        QByteArray sent;
        m_house->server.on("PATCH", at(m_said[57]), [&](const FakeRequest &request) {
            sent = request.body;
            return answer(m_said[57]);
        });
        m_house->terminal.enter(u"!"_s);
        QTRY_VERIFY(sent.contains("line 58.!"));
    }

    void deletingAsksFirst()
    {
        bool deleted = false;
        m_house->server.on("DELETE", at(m_said[59]), [&](const FakeRequest &) {
            deleted = true;
            return answer(Nothing{});
        });
        m_house->terminal.press(u"ctrl-up"_s);
        m_house->terminal.type(u"d"_s);
        QVERIFY(m_house->sees(u"Delete “line 60.”?"_s));
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->sees(u"/undo brings it back."_s));
        QVERIFY(!m_house->terminal.shows(u"│ line 60."_s));
        m_house->clock.advance(std::chrono::seconds(5)); // until then it can be undone
        QTRY_VERIFY(deleted);
    }

    void itIsCopiedAndItsAddressToo()
    {
        press({u"ctrl-up"_s, u"up"_s, u"up"_s});
        m_house->terminal.type(u"y"_s);
        QTRY_COMPARE(m_house->terminal.clipboard(), u"line 58."_s);
        press({u"ctrl-up"_s, u"up"_s});
        m_house->terminal.type(u"l"_s);
        QTRY_VERIFY(m_house->terminal.clipboard().endsWith(u"/r/11/59"_s));
    }

    void itIsQuotedIntoTheLine()
    {
        press({u"ctrl-up"_s, u"up"_s});
        m_house->terminal.type(u"q"_s);
        QVERIFY(m_house->sees(u"> line 59."_s));
        QTRY_COMPARE(markedRow(), -1);
    }

    void itIsSavedAndTakenOutAgain()
    {
        const QString path = u"/api/v1/me/saved/"_s + m_said[58].id.text();
        m_house->server.on("PUT", path, [this](const FakeRequest &) {
            return answer(saved::SavedMessage{m_said[58].id, {11}, {1}, m_said[58], u"마당"_s, {}});
        });
        m_house->server.on("DELETE", path, [](const FakeRequest &) { return answer(Nothing{}); });
        press({u"ctrl-up"_s, u"up"_s});
        m_house->terminal.type(u"s"_s);
        QVERIFY(m_house->sees(u"Saved. You find it among your saved messages."_s));
        QVERIFY(m_house->app->session().saved().contains(m_said[58].id));
        m_house->terminal.enter(u"/save-message -2"_s);
        QVERIFY(m_house->sees(u"Removed from your saved messages."_s));
        QCOMPARE(m_house->server.requestsTo("DELETE", path), 1);
    }

    void aJumpToADayLeadsBack()
    {
        m_house->terminal.enter(u"/goto 5"_s);
        QTRY_VERIFY(!m_house->terminal.shows(u"line 60."_s));
        QVERIFY(m_house->sees(u"line 5."_s));
        m_house->terminal.press(u"ctrl-o"_s);
        QVERIFY(m_house->sees(u"line 60."_s));
    }

    void signsAreOfferedOrNamed()
    {
        m_house->terminal.press(u"ctrl-up"_s);
        m_house->terminal.type(u"+"_s);
        QVERIFY(m_house->sees(u"+ another"_s));
        m_house->terminal.type(u"+"_s);
        QVERIFY(m_house->sees(u"/react -0"_s));
    }

    void aQuoteIsFollowedAndLeftAgain()
    {
        m_house->server.happen(11, u"message"_s, 2,
                               toJson(chat::MessageBody{u"to the second"_s, m_said[1].id}));
        QVERIFY(m_house->sees(u"to the second"_s));
        m_house->terminal.press(u"ctrl-up"_s);
        QTRY_VERIFY(marked().contains(u"to the second"_s));
        m_house->terminal.press(u"enter"_s);
        QTRY_VERIFY(marked().contains(u"line 2."_s));
        m_house->terminal.type(u"b"_s);
        QTRY_VERIFY(marked().contains(u"to the second"_s));
        m_house->terminal.press(u"escape"_s);

        m_house->terminal.enter(u"/quoted"_s);
        QTRY_VERIFY(!m_house->terminal.shows(u"to the second"_s));
        m_house->terminal.press(u"ctrl-o"_s);
        QTRY_VERIFY(m_house->terminal.shows(u"to the second"_s));
        m_house->terminal.enter(u"/back"_s);
        QVERIFY(m_house->sees(u"You came here by no jump"_s));
    }

    void whoReactedIsListed()
    {
        m_house->server.happen(11, chat::kReaction, 2,
                               toJson(chat::ReactionBody{m_said[59].position, m_said[59].id, u"👍"_s, true}));
        m_house->server.on("GET", at(m_said[59], u"/reactions"_s), [](const FakeRequest &) {
            return answer(Page<chat::Reactor>{{{u"👍"_s, {{2}, u"준\x1b[2J"_s}, {1}}}, {}});
        });
        QVERIFY(m_house->sees(u"👍 1"_s));
        m_house->terminal.enter(u"/reactions"_s);
        QVERIFY(m_house->sees(u"Who reacted"_s));
        QVERIFY(m_house->sees(u"준"_s));
        QVERIFY(!m_house->terminal.screen().contains(u'\033'));
    }

    void theKeyIsBoundAnew()
    {
        Keymap keys;
        QVERIFY(keys.bind(u"f12"_s, u"choose-message"_s));
        QCOMPARE(keys.find(u"f12"_s), Action(Gesture::ChooseMessage));
        QVERIFY(keys.bind(u"f11"_s, u"go-back"_s));
    }

    void lettersAreBoundAnew()
    {
        m_house.reset();
        m_house = std::make_unique<House>(QSize(160, 24));
        bind("[keys]\nx = \"message-copy\"\ny = \"none\"\n\"alt-x\" = \"message-reply\"\n");
        m_house->server.say(11, 2, u"to be copied"_s);
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
        QVERIFY(m_house->sees(u"to be copied"_s));
        QTRY_VERIFY(m_house->app->session().mirror().follows({11}));
        m_house->terminal.press(u"ctrl-up"_s);
        QVERIFY(m_house->sees(u"x copy"_s));
        QVERIFY(m_house->terminal.shows(u"r reply"_s)); // what was not bound anew is as ever
        QVERIFY(!m_house->terminal.shows(u"y copy"_s));
        m_house->terminal.type(u"y"_s);
        QVERIFY(m_house->terminal.copied.isEmpty());
        m_house->terminal.press(u"ctrl-u"_s);
        m_house->terminal.type(u"ㅌ"_s); // x, where the keyboard writes Hangul
        QTRY_COMPARE(m_house->terminal.clipboard(), u"to be copied"_s);
        m_house->terminal.press(u"ctrl-up"_s);
        m_house->terminal.press(u"alt-x"_s);
        QVERIFY(m_house->sees(u"/reply -0"_s));
        // While nothing is marked they are what they are elsewhere: text, and nothing.
        m_house->terminal.press(u"escape"_s);
        m_house->terminal.press(u"ctrl-u"_s);
        m_house->terminal.press(u"alt-x"_s);
        m_house->terminal.type(u"x"_s);
        QVERIFY(m_house->sees(u"[민아] x"_s));
    }

    void theHelpNamesTheLettersInUse()
    {
        m_house.reset();
        m_house = std::make_unique<House>(QSize(90, 300));
        bind("[keys]\nx = \"message-copy\"\ny = \"none\"\n");
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
        m_house->terminal.enter(u"/help"_s);
        QVERIFY(m_house->sees(u"Keys while a message is marked"_s));
        QVERIFY(helpOf(u"copy it"_s).startsWith(u"x "_s));
        QVERIFY(helpOf(u"answer it"_s).startsWith(u"r "_s));
        QVERIFY(helpOf(u"delete it, after asking"_s).startsWith(u"d "_s));
    }

private:
    void bind(const QByteArray &toml)
    {
        const ConfigReading reading = readConfig(toml);
        QVERIFY2(reading.faults.isEmpty(),
                 qPrintable(reading.faults.isEmpty() ? QString() : reading.faults.first().text));
        m_house->config = reading.config;
        m_house->config.language = Language::English;
    }
    /// The row of the help that ends in these words.
    QString helpOf(const QString &words) const
    {
        for (const QString &row : m_house->terminal.screen().split(u'\n')) {
            if (row.trimmed().endsWith(words))
                return row.trimmed();
        }
        return {};
    }
    static QString at(const rooms::RoomEvent &event, const QString &rest = {})
    {
        return u"/api/v1/rooms/11/events/"_s + event.id.text() + rest;
    }

    void press(const QStringList &chords)
    {
        for (const QString &chord : chords)
            m_house->terminal.press(chord);
    }

    /// The row of the timeline that is reversed from edge to edge; -1 when none is.
    int markedRow() const
    {
        const CellGrid &grid = m_house->terminal.shown;
        const int middle = grid.size().width() / 2;
        for (int y = 1; y < grid.size().height() - 3; ++y) {
            if (grid.at(middle, y).style == grid.at(middle - 1, y).style && grid.at(middle, y).style.inverse)
                return y;
        }
        return -1;
    }
    /// Of all its lines: an answer has what it answers above it.
    QString marked() const
    {
        const CellGrid &grid = m_house->terminal.shown;
        const int middle = grid.size().width() / 2;
        QString text;
        for (int y = markedRow(); y > 0 && grid.at(middle, y).style.inverse; ++y)
            text += m_house->terminal.row(y) + u'\n';
        return text;
    }

    std::unique_ptr<House> m_house;
    QList<rooms::RoomEvent> m_said;
};

QTEST_GUILESS_MAIN(MessageChoiceTest)
#include "tst_message_choice.moc"
