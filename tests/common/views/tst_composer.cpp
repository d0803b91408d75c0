// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/views/composer.h"

#include "common/views/event_text.h"

#include "tests/support/client_house.h"
#include "tests/support/patience.h"

#include <QSignalSpy>

using namespace madang;
using namespace madang::test;
using namespace madang::views;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class ComposerTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<FakeServer>();
        m_server->addPerson(1, u"mina"_s, u"민아"_s);
        m_server->addRoom(7, u"마당"_s);
        m_house = std::make_unique<ClientHouse>();
        m_formats = std::make_unique<Formats>(m_house->clock);
        QVERIFY(m_house->enter(*m_server));
        m_timeline = std::make_unique<Timeline>(*m_house->session, *m_formats, RoomId{7});
        m_composer = std::make_unique<Composer>(*m_house->session, *m_timeline);
    }
    void cleanup()
    {
        m_composer.reset();
        m_timeline.reset();
        m_formats.reset();
        m_house.reset();
        m_server.reset();
    }

    // ---- files

    void aMessageWaitsForItsFiles()
    {
        const QSignalSpy sent(m_composer.get(), &Composer::sent);
        m_server->on("POST", u"/api/v1/rooms/7/uploads"_s, [](const FakeRequest &) {
            return FakeAnswer{-1, {}, {}};
        });
        m_composer->addFile(u"그림.png"_s, QByteArray(300'000, 'x'));
        QCOMPARE(m_composer->files().size(), 1);
        QVERIFY(m_composer->canSend()); // no text is needed
        m_composer->setText(u"보세요"_s);
        QVERIFY(m_composer->send().ok());
        QVERIFY(m_composer->isWaitingForFiles());
        QVERIFY(!m_composer->canSend());
        QCOMPARE(m_composer->text(), u"보세요"_s);
        QVERIFY(m_server->events(7).isEmpty());
        m_server->forget("POST", u"/api/v1/rooms/7/uploads"_s);
        QTRY_VERIFY(waited());
        QTRY_COMPARE(sent.size(), 1);
        QVERIFY(m_composer->text().isEmpty());
        QVERIFY(m_composer->files().isEmpty());
        QTRY_COMPARE(m_server->events(7).size(), 1);
        const QList<files::Attachment> told = attachmentsOf(m_server->events(7)[0]);
        QCOMPARE(told.size(), 1);
        QCOMPARE(told[0].size, 300'000);
        QCOMPARE(m_server->kept.value(told[0].id).octets, QByteArray(300'000, 'x'));
    }
    void aRefusedFileHoldsTheMessageBackUntilItIsTakenAway()
    {
        m_server->on("POST", u"/api/v1/rooms/7/uploads"_s, [](const FakeRequest &) {
            return refusal(Error(Code::TooLarge, "file").at(u"size"_s));
        });
        m_composer->setText(u"글"_s);
        m_composer->addFile(u"huge.bin"_s, "x");
        QVERIFY(m_composer->send().ok());
        QTRY_COMPARE(m_composer->files().first().state, UploadItem::State::Failed);
        QVERIFY(!m_composer->isWaitingForFiles());
        QVERIFY(!m_composer->canSend());
        QCOMPARE(m_composer->text(), u"글"_s);
        m_composer->removeFile(m_composer->files().first().number);
        QVERIFY(m_composer->canSend());
        QVERIFY(m_composer->send().ok());
        QTRY_COMPARE(m_server->events(7).size(), 1);
    }
    void aMessageWaitsForItsFilesOverARestart()
    {
        const QString path = m_house->folder.filePath(u"그림.png"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("picture");
        file.close();
        m_server->goAway();
        QTRY_VERIFY(!m_house->session->stream().isOnline());
        m_composer->addFiles({path});
        m_composer->setText(u"보세요"_s);
        QVERIFY(m_composer->send().ok());
        m_composer.reset();
        m_timeline.reset();
        m_house->start();
        QVERIFY(m_house->session->resume());
        m_timeline = std::make_unique<Timeline>(*m_house->session, *m_formats, RoomId{7});
        m_composer = std::make_unique<Composer>(*m_house->session, *m_timeline);
        QVERIFY(m_composer->isWaitingForFiles());
        QVERIFY(!m_composer->canSend());
        QCOMPARE(m_composer->text(), u"보세요"_s);
        QCOMPARE(m_composer->files().size(), 1);
        const QSignalSpy sent(m_composer.get(), &Composer::sent);
        m_server->comeBack();
        QVERIFY(eventually([this, &sent] {
            m_house->clock.advance(100ms);
            return sent.size() == 1 && m_server->events(7).size() == 1;
        }));
        QVERIFY(m_composer->text().isEmpty());
        QVERIFY(m_composer->files().isEmpty());
        QCOMPARE(attachmentsOf(m_server->events(7)[0]).size(), 1);
    }
    void whatIsNoFileIsRefusedByName()
    {
        const QSignalSpy refused(m_composer.get(), &Composer::fileRefused);
        m_composer->addFiles({u"/no/such/thing"_s, m_house->folder.path()});
        m_composer->addFile(u"nothing"_s, {});
        QCOMPARE(refused.size(), 3);
        QCOMPARE(refused[0][0].toString(), u"thing"_s);
        for (int i = 0; i < files::kMostInMessage; ++i)
            m_composer->addFile(QString::number(i), "x");
        m_composer->addFile(u"one more"_s, "x");
        QCOMPARE(refused.size(), 4);
        QCOMPARE(refused[3][1].value<Error>().about, u"attachments"_s);
    }

    // ---- several windows of one room

    void whatIsSavedInOneEditorStandsInTheOthers()
    {
        Timeline other(*m_house->session, *m_formats, RoomId{7});
        Composer beside(*m_house->session, other);
        const QSignalSpy replaced(&beside, &Composer::textReplaced);
        const QSignalSpy echoed(m_composer.get(), &Composer::textReplaced);
        m_composer->setText(u"쓰는 중"_s);
        QCOMPARE(beside.text(), QString());
        m_house->clock.advance(600ms);
        QCOMPARE(beside.text(), u"쓰는 중"_s);
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(echoed.size(), 0); // nothing comes back to where it was written
        beside.setText(u"쓰는 중이에요"_s);
        beside.leave(); // the other window has the keyboard now
        QCOMPARE(m_composer->text(), u"쓰는 중이에요"_s);
        QVERIFY(m_composer->send().ok());
        QCOMPARE(beside.text(), QString());
    }
    void whoIsWritingKeepsTheirText()
    {
        Timeline other(*m_house->session, *m_formats, RoomId{7});
        Composer beside(*m_house->session, other);
        m_composer->setText(u"하나"_s);
        beside.setText(u"둘"_s);
        m_composer->leave();
        QCOMPARE(beside.text(), u"둘"_s);
        m_house->clock.advance(600ms);
        QCOMPARE(m_composer->text(), u"둘"_s);
        QCOMPARE(draft(), u"둘"_s);
        beside.setComposing(true);
        m_composer->setText(u"셋"_s);
        m_composer->leave();
        QCOMPARE(beside.text(), u"둘"_s); // a syllable is being composed there
    }

    void sendingClearsTheText()
    {
        const QSignalSpy replaced(m_composer.get(), &Composer::textReplaced);
        m_composer->setText(u"안녕"_s);
        QVERIFY(m_composer->canSend());
        QVERIFY(m_composer->send().ok());
        QVERIFY(m_composer->text().isEmpty());
        QCOMPARE(replaced.size(), 1);
        QTRY_COMPARE(m_server->events(7).size(), 1);
        QVERIFY(draft().isEmpty());
    }
    void aChangeIsSentAndWhatWasWrittenComesBack()
    {
        m_server->say(7, 1, u"오타가 잇다"_s);
        QTRY_COMPARE(m_house->session->archive().newestPosition({7}), 1);
        m_timeline->open();
        QTRY_VERIFY(m_timeline->indexOfPosition(1) >= 0);
        m_server->on("PATCH", u"/api/v1/rooms/7/events/%1"_s.arg(m_server->events(7)[0].id.text()),
                     [this](const FakeRequest &) { return answer(m_server->events(7)[0]); });
        m_composer->setText(u"쓰던 글"_s);
        m_composer->change(m_timeline->row(m_timeline->indexOfPosition(1)));
        QCOMPARE(m_composer->text(), u"오타가 잇다"_s);
        m_composer->setText(u"오타가 있다"_s);
        QVERIFY(m_composer->send().ok());
        QVERIFY(m_composer->isBusy());
        QTRY_VERIFY(m_composer->changing().isNull());
        QCOMPARE(m_composer->text(), u"쓰던 글"_s);
        QVERIFY(m_server->requests.last().body.contains("오타가 있다"));
        QCOMPARE(m_server->events(7).size(), 1);
    }
    void aRefusedChangeKeepsTheText()
    {
        m_server->say(7, 1, u"앞"_s);
        m_timeline->open();
        QTRY_VERIFY(m_timeline->indexOfPosition(1) >= 0);
        QSignalSpy refused(m_composer.get(), &Composer::changeRefused);
        m_composer->change(m_timeline->row(m_timeline->indexOfPosition(1)));
        m_composer->setText(u"뒤"_s);
        QVERIFY(m_composer->send().ok());
        QVERIFY(refused.wait());
        QVERIFY(!m_composer->changing().isNull());
        QCOMPARE(m_composer->text(), u"뒤"_s);
        m_composer->stopChanging();
        QVERIFY(m_composer->text().isEmpty());
    }
    void theDraftIsKeptAfterAMomentAndAcrossRestarts()
    {
        m_composer->setText(u"쓰다 만 글"_s);
        QVERIFY(draft().isEmpty());
        m_house->clock.advance(600ms);
        QCOMPARE(draft(), u"쓰다 만 글"_s);
        m_composer->setText(u"쓰다 만 글과 조금 더"_s);
        m_composer.reset(); // the room is left and entered
        m_composer = std::make_unique<Composer>(*m_house->session, *m_timeline);
        QCOMPARE(m_composer->text(), u"쓰다 만 글과 조금 더"_s);
    }
    void anotherClientsDraftTakesThePlaceOfOnes()
    {
        m_server->say(7, 1, u"언제?"_s);
        QTRY_COMPARE(m_house->session->archive().newestPosition({7}), 1);
        QTRY_VERIFY(draftsAreHeard());
        const QSignalSpy replaced(m_composer.get(), &Composer::textReplaced);
        m_server->draftElsewhere(7, u"전화기에서"_s, m_house->clock.now(), m_server->events(7)[0].id);
        QTRY_COMPARE(m_composer->text(), u"전화기에서"_s);
        QCOMPARE(replaced.size(), 1);
        QVERIFY(m_composer->replyTo());
        QCOMPARE(m_composer->replyTo()->text, u"언제?"_s);
        m_composer.reset(); // what it answers is there again, too
        m_composer = std::make_unique<Composer>(*m_house->session, *m_timeline);
        QCOMPARE(m_composer->replyTo()->text, u"언제?"_s);
    }
    void whoTypesIsNotInterruptedByAnotherClient()
    {
        QTRY_VERIFY(draftsAreHeard());
        const QSignalSpy replaced(m_composer.get(), &Composer::textReplaced);
        m_composer->setText(u"여기서"_s);
        m_server->draftElsewhere(7, u"전화기에서"_s, m_house->clock.now());
        QTRY_VERIFY(!m_house->session->archive().localDraft({7}).seen.isNull());
        QCOMPARE(m_composer->text(), u"여기서"_s);
        m_house->clock.advance(2s);
        QTRY_COMPARE(m_server->drafts.value({7}).text, u"여기서"_s);
        // A syllable that is being composed is no text yet.
        m_composer->setComposing(true);
        m_house->clock.advance(1min);
        const auto later = m_server->draftElsewhere(7, u"나중에"_s, m_house->clock.now());
        QTRY_COMPARE(m_house->session->archive().localDraft({7}).seen, *later.revision);
        m_composer->setComposing(false);
        QVERIFY(replaced.isEmpty());
    }
    void whatIsBeingChangedIsNoDraft()
    {
        m_server->say(7, 1, u"오타가 잇다"_s);
        QTRY_COMPARE(m_house->session->archive().newestPosition({7}), 1);
        QTRY_VERIFY(draftsAreHeard());
        m_timeline->open();
        QTRY_VERIFY(m_timeline->indexOfPosition(1) >= 0);
        m_composer->change(m_timeline->row(m_timeline->indexOfPosition(1)));
        m_server->draftElsewhere(7, u"전화기에서"_s, m_house->clock.now());
        QTRY_COMPARE(draft(), u"전화기에서"_s);
        QCOMPARE(m_composer->text(), u"오타가 잇다"_s);
        m_composer->stopChanging();
        QCOMPARE(m_composer->text(), u"전화기에서"_s);
    }
    void signingOutLosesNoDraft()
    {
        m_composer->setText(u"아직 저장되지 않은 글"_s);
        m_house->session->signOut();
        QVERIFY(m_house->enter(*m_server));
        QCOMPARE(draft(), u"아직 저장되지 않은 글"_s);
    }
    void typingIsSaidSparinglyAndTakenBack()
    {
        for (int i = 0; i < 10; ++i) {
            m_composer->setText(QString(i + 1, u'a'));
            m_house->clock.advance(300ms);
        }
        QTRY_COMPARE(typing(), QList<bool>{true});
        m_composer->setText(u"much later"_s);
        m_house->clock.advance(2s);
        m_composer->setText(u"still"_s);
        QTRY_COMPARE(typing(), (QList<bool>{true, true}));
        m_house->clock.advance(6s);
        QTRY_COMPARE(typing(), (QList<bool>{true, true, false}));
        m_house->preferences.setSendsTyping(false);
        m_composer->setText(u"quiet"_s);
        QTest::qWait(20);
        QCOMPARE(typing().size(), 3);
    }
    void tooLongAndBlankCannotBeSent()
    {
        m_composer->setText(u"   "_s);
        QVERIFY(!m_composer->canSend());
        m_composer->setText(QString(chat::kLongestMessage + 1, u'x'));
        QCOMPARE(m_composer->remaining(), -1);
        QVERIFY(!m_composer->canSend());
        QCOMPARE(m_composer->send().error().code, Code::TooLong);
        QCOMPARE(m_composer->text().size(), chat::kLongestMessage + 1); // nothing is lost
    }
    void whoMayNotWriteIsToldWhy()
    {
        rooms::Room room = *m_house->session->archive().room({7});
        QVERIFY(!m_composer->obstacle());
        const QSignalSpy changed(m_composer.get(), &Composer::stateChanged);
        room.closed = true;
        m_house->session->archive().putRoom(room);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(*m_composer->obstacle(), Error(Code::Conflict, "closed"));
        room.closed = false;
        room.role.reset();
        m_house->session->archive().putRoom(room);
        QCOMPARE(*m_composer->obstacle(), Error(Code::NotAllowed, "visitor"));
        m_composer->setText(u"x"_s);
        QVERIFY(!m_composer->send());
    }
    void answersCarryWhatTheyAnswer()
    {
        m_composer->setReplyTo(Quote{{42}, u"준"_s, u"물음"_s});
        m_composer->setText(u"대답"_s);
        QVERIFY(m_composer->send().ok());
        QVERIFY(!m_composer->replyTo());
        QTRY_VERIFY(
            std::any_of(m_server->sends.cbegin(), m_server->sends.cend(),
                        [](const stomp::Frame &frame) { return frame.body.contains("\"replyTo\":\"42\""); }));
    }
    void aRefusedLineComesBackIntoTheEditor()
    {
        m_server->judge = [](const chat::PostMessage &) { return Error{Code::NotAllowed, "x"}; };
        m_composer->setText(u"틀린 말"_s);
        const auto tag = m_composer->send();
        QTRY_COMPARE(m_house->session->outbox().line(*tag)->state, OutboxLine::State::Failed);
        m_composer->setText(u"새 말"_s);
        m_composer->edit(*tag);
        QCOMPARE(m_composer->text(), u"새 말\n틀린 말"_s);
        QCOMPARE(m_house->session->outbox().size(), 0);
    }

private:
    /// Time passes until a try that got no answer is made again.
    bool waited()
    {
        // Only while the file rests: else what is on its way would be taken for lost, on a slow machine for
        // ever.
        const QList<UploadItem> files = m_composer->files();
        if (!files.isEmpty() && files[0].state == UploadItem::State::Waiting)
            m_house->clock.advance(20s);
        return !m_composer->isWaitingForFiles();
    }
    bool draftsAreHeard() const
    {
        return std::any_of(m_server->subscribes.cbegin(), m_server->subscribes.cend(), [](const auto &frame) {
            return frame.value("destination") == "/user/queue/drafts";
        });
    }
    QString draft() const { return m_house->session->archive().draft({7}); }
    QList<bool> typing() const
    {
        QList<bool> all;
        for (const stomp::Frame &frame : m_server->sends) {
            if (frame.value("destination") == "/app/rooms/7/typing")
                all.append(frame.body.contains("true"));
        }
        return all;
    }

    std::unique_ptr<FakeServer> m_server;
    std::unique_ptr<ClientHouse> m_house;
    std::unique_ptr<Formats> m_formats;
    std::unique_ptr<Timeline> m_timeline;
    std::unique_ptr<Composer> m_composer;
};

QTEST_GUILESS_MAIN(ComposerTest)
#include "tst_composer.moc"
