// SPDX-License-Identifier: GPL-3.0-or-later
// What /upload and /save do, and how files look among the lines.
#include "tests/client-tui/app_house.h"
#include "tests/support/patience.h"

using namespace madang;
using namespace madang::test;
using namespace madang::tui;
using namespace madang::tui::test;

class FileVerbsTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<House>(QSize(120, 30));
        m_house->server.say(11, 2, u"그렇군요"_s);
        m_house->start();
        QVERIFY(m_house->open(u"마당"_s));
        QVERIFY(m_house->sees(u"그렇군요"_s));
    }
    void cleanup() { m_house.reset(); }

    void aFileIsSentWithWords()
    {
        const QString path = fileWith(u"회의 기록.txt"_s, "words");
        m_house->terminal.enter(u"/upload \"%1\" 여기 있어요"_s.arg(path));
        QVERIFY(m_house->sees(u"회의 기록.txt was sent."_s));
        m_house->clock.advance(std::chrono::minutes(1)); // what is told goes from above the last line
        QVERIFY(m_house->sees(u"[File] 회의 기록.txt (5 bytes)"_s));
        QVERIFY(m_house->sees(u"여기 있어요"_s));
        QCOMPARE(m_house->server.kept.begin()->octets, QByteArray("words"));
        QTRY_COMPARE(m_house->server.events(11).size(), 2);
    }

    void aRefusedFileStaysUntilItIsDropped()
    {
        m_house->server.on("POST", u"/api/v1/rooms/11/uploads"_s, [](const FakeRequest &) {
            return refusal(Error(Code::TooLarge, "file-quota").at(u"size"_s));
        });
        m_house->terminal.enter(u"/uploads"_s);
        QVERIFY(m_house->sees(u"No files are on their way."_s));
        m_house->terminal.enter(u"/upload \"%1\" 여기"_s.arg(fileWith(u"큰 것.bin"_s, "words")));
        QVERIFY(m_house->sees(u"/uploads tries it again or drops it."_s));
        m_house->terminal.enter(u"/uploads"_s);
        QVERIFY(m_house->sees(u"1. 큰 것.bin for 마당"_s));
        m_house->terminal.enter(u"/uploads drop 2"_s);
        QVERIFY(m_house->sees(u"There is no such file on its way."_s));
        m_house->server.forget("POST", u"/api/v1/rooms/11/uploads"_s);
        m_house->terminal.enter(u"/uploads retry 1"_s);
        QVERIFY(m_house->sees(u"큰 것.bin was sent."_s));
        m_house->terminal.enter(u"/uploads"_s);
        QVERIFY(m_house->sees(u"No files are on their way."_s));
    }

    void whatIsNoFileIsToldInWords()
    {
        m_house->terminal.enter(u"/upload /no/such/thing"_s);
        QVERIFY(m_house->sees(u"That is no file."_s));
        m_house->terminal.enter(u"/save"_s);
        QVERIFY(m_house->sees(u"There is no such file"_s));
    }

    void aFileIsSavedByItsNumberOrId()
    {
        const auto first = m_house->server.addFile(u"첫째.txt"_s, "first");
        const auto second = m_house->server.addFile(u"둘째.txt"_s, "second");
        m_house->server.sayWith(11, 2, {}, {first, second});
        QVERIFY(m_house->sees(u"[File] 둘째.txt (6 bytes)"_s));
        const QString folder = m_house->folder.path();
        m_house->terminal.enter(u"/save "_s + folder);
        QVERIFY(m_house->sees(u"Saved as"_s));
        QCOMPARE(read(folder + u"/둘째.txt"_s), QByteArray("second"));
        m_house->terminal.enter(u"/save 2 %1/other.txt"_s.arg(folder));
        QTRY_COMPARE(read(folder + u"/other.txt"_s), QByteArray("first"));
        m_house->terminal.enter(u"/save %1 %2"_s.arg(first.id.text(), folder));
        QTRY_COMPARE(read(folder + u"/첫째.txt"_s), QByteArray("first"));
        m_house->terminal.enter(u"/save "_s + folder);
        QTRY_COMPARE(read(folder + u"/둘째 (2).txt"_s), QByteArray("second"));
    }

    void aNameCannotCommandTheTerminal()
    {
        auto file = m_house->server.addFile(u"evil\u001b[2J.txt"_s, "x");
        m_house->server.sayWith(11, 2, {}, {file});
        QVERIFY(m_house->sees(u"(1 bytes)"_s));
        QVERIFY(!m_house->terminal.screen().contains(u'\u001b'));
    }

private:
    QString fileWith(const QString &name, const QByteArray &octets)
    {
        const QString path = m_house->folder.filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
    }
    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    std::unique_ptr<House> m_house;
};

QTEST_GUILESS_MAIN(FileVerbsTest)
#include "tst_file_verbs.moc"
