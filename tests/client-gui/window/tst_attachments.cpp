// SPDX-License-Identifier: GPL-3.0-or-later
// Files in the window: given by paste, drop and dialog, shown with their place kept, looked at and saved.
#include "client-gui/parts/file_chip.h"
#include "client-gui/screens/message_preview.h"
#include "client-gui/screens/paste_choice.h"
#include "client-gui/screens/picture_viewer.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"
#include "tests/support/webp.h"

#include <QApplication>
#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

class AttachmentsTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPastedPictureGoesWithTheMessage();
    void aPastedPictureIsThereAfterARestart();
    void droppedFilesBecomeChipsAndOneIsTakenAway();
    void aRefusedFileSaysWhy();
    void textIsStillPastedAsText();
    void longCodeIsAskedAbout();
    void whatIsWrittenIsShownAsItWillLook();
    void aPictureKeepsItsPlaceBeforeItComes();
    void picturesAreWalkedThroughByKeyboard();
    void theArrowsGoThroughThePicturesOfTheWholeRoom();
    void aWebpIsAPictureLikeOthers();
    void aFileIsSavedFromItsMenu();

private:
    void begin();
    gui::MessageEdit &edit() const { return *m_window->findChild<gui::MessageEdit *>(); }
    gui::TimelineView &view() const { return *m_window->findChild<gui::TimelineView *>(); }
    QList<gui::FileChip *> chips() const
    {
        QList<gui::FileChip *> shown;
        for (gui::FileChip *chip : m_window->findChildren<gui::FileChip *>()) {
            if (chip->isVisible())
                shown += chip;
        }
        return shown;
    }
    void drop(const QStringList &paths)
    {
        QMimeData files;
        QList<QUrl> urls;
        for (const QString &path : paths)
            urls += QUrl::fromLocalFile(path);
        files.setUrls(urls);
        QDragEnterEvent enter({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(m_window->roomScreen(), &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent event({10, 10}, Qt::CopyAction, &files, Qt::LeftButton, {});
        QApplication::sendEvent(m_window->roomScreen(), &event);
    }
    QString fileWith(const QString &name, const QByteArray &octets)
    {
        const QString path = m_house->folder.filePath(name);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(octets) == octets.size() ? path : QString();
    }
    static QByteArray png(QSize size, const QColor &colour)
    {
        QImage image(size, QImage::Format_RGB32);
        image.fill(colour);
        QByteArray octets;
        QBuffer buffer(&octets);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        return octets;
    }
    /// What the window shows, kept in both languages, the one of the test last.
    void keep(const QString &name)
    {
        for (const auto &[language, word] :
             {std::pair{Language::Korean, u"ko"_s}, std::pair{Language::English, u"en"_s}}) {
            m_translations->use(language);
            m_formats->setLanguage(language);
            keptPicture(*m_window, u"state-"_s + name + u'-' + word);
        }
    }
    /// A message with a picture, whose row is looked for afterwards.
    int rowWith(const files::Attachment &file)
    {
        views::Timeline &timeline = m_window->roomScreen()->timeline();
        for (int row = 0; row < timeline.rowCount(); ++row) {
            for (const files::Attachment &each : timeline.row(row).attachments) {
                if (each.id == file.id)
                    return row;
            }
        }
        return -1;
    }
};

void AttachmentsTest::init()
{
    openHouse();
    m_server->addPerson(11, u"mina"_s, u"민아"_s);
    m_server->addRoom(1, u"마당"_s);
    m_server->say(1, 11, u"안녕하세요"_s);
    begin();
}

void AttachmentsTest::begin()
{
    makeWindow({1200, 760});
    QVERIFY(m_house->enter(*m_server));
    QApplication::setActiveWindow(m_window.get());
    QTRY_VERIFY(m_window->roomScreen());
    QTRY_VERIFY(m_window->roomScreen()->timeline().rowCount() > 0);
}

void AttachmentsTest::cleanup()
{
    closeHouse();
}

void AttachmentsTest::aPastedPictureGoesWithTheMessage()
{
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QApplication::clipboard()->setImage(picture);
    edit().setFocus();
    QTest::keyClicks(&edit(), u"look"_s);
    QTest::keyClick(&edit(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(chips().size(), 1);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QTRY_COMPARE(m_server->events(1).size(), 2);
    const auto body = fromJson<chat::MessageBody>(m_server->events(1).last().body.text);
    QCOMPARE(body->text, u"look"_s);
    QCOMPARE(body->attachments->size(), 1);
    const auto kept = m_server->kept.value(body->attachments->first().id);
    QVERIFY(kept.about.name.startsWith(u"Picture "_s) && kept.about.name.endsWith(u".png"_s));
    QCOMPARE(QImage::fromData(kept.octets).size(), QSize(40, 30));
    QTRY_VERIFY(chips().isEmpty());
    QVERIFY(edit().toPlainText().isEmpty());
}

void AttachmentsTest::aPastedPictureIsThereAfterARestart()
{
    m_server->goAway();
    QTRY_VERIFY(!m_house->session->stream().isOnline());
    QImage picture(40, 30, QImage::Format_RGB32);
    picture.fill(Qt::darkGreen);
    QApplication::clipboard()->setImage(picture);
    edit().setFocus();
    QTest::keyClick(&edit(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(chips().size(), 1);
    m_window.reset();
    m_house->start();
    QVERIFY(m_house->session->resume());
    makeWindow({1200, 760});
    QApplication::setActiveWindow(m_window.get());
    QTRY_VERIFY(m_window->roomScreen());
    QTRY_COMPARE(chips().size(), 1);
    QVERIFY(chips()[0]->accessibleName().contains(u"Picture "_s));
    edit().setFocus();
    QTest::keyClicks(&edit(), u"look"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    m_server->comeBack();
    const auto isSent = [&] {
        m_house->clock.advance(100ms);
        return m_server->events(1).size() == 2;
    };
    QVERIFY(test::eventually(isSent, 20'000));
    const auto body = fromJson<chat::MessageBody>(m_server->events(1).last().body.text);
    QCOMPARE(body->text, u"look"_s);
    const auto kept = m_server->kept.value(body->attachments->first().id);
    QCOMPARE(QImage::fromData(kept.octets).size(), QSize(40, 30));
    QTRY_VERIFY(chips().isEmpty());
}

void AttachmentsTest::droppedFilesBecomeChipsAndOneIsTakenAway()
{
    m_server->on("POST", u"/api/v1/rooms/1/uploads"_s, [](const FakeRequest &) {
        return FakeAnswer{-1, {}, {}};
    });
    drop({fileWith(u"a.txt"_s, "aaa"), fileWith(u"나.txt"_s, "bbb")});
    QCOMPARE(chips().size(), 2);
    QVERIFY(chips()[1]->accessibleName().contains(u"나.txt"_s));
    Q_EMIT chips()[0]->crossed();
    QTRY_COMPARE(chips().size(), 1);
    QVERIFY(chips()[0]->accessibleName().contains(u"나.txt"_s));
    QCOMPARE(QApplication::focusWidget(), &edit());
}

void AttachmentsTest::aRefusedFileSaysWhy()
{
    m_server->on("POST", u"/api/v1/rooms/1/uploads"_s,
                 [](const FakeRequest &) { return refusal(Error(Code::TooLarge, "file").at(u"size"_s)); });
    drop({fileWith(u"huge.bin"_s, "aaa")});
    QTRY_VERIFY(chips()[0]->accessibleName().contains(u"larger than this server takes"_s));
    keep(u"file-too-large"_s);
    QTest::keyClicks(&edit(), u"text"_s);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QCOMPARE(edit().toPlainText(), u"text"_s); // somebody has to decide first
    Q_EMIT chips()[0]->crossed();
    QTest::keyClick(&edit(), Qt::Key_Return);
    QTRY_COMPARE(m_server->events(1).size(), 2);
}

void AttachmentsTest::textIsStillPastedAsText()
{
    auto *both = new QMimeData;
    both->setText(u"1\t2"_s);
    both->setImageData(QImage(4, 4, QImage::Format_RGB32));
    QApplication::clipboard()->setMimeData(both);
    edit().setFocus();
    QTest::keyClick(&edit(), Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(edit().toPlainText(), u"1\t2"_s);
    QVERIFY(chips().isEmpty());
}

void AttachmentsTest::longCodeIsAskedAbout()
{
    const QString code = u"if (x) {\n    y();\n}\n"_s.repeated(10);
    auto *choice = m_window->findChild<gui::PasteChoice *>();
    const auto paste = [this, choice](const QString &text) {
        QApplication::clipboard()->setText(text);
        edit().setFocus();
        QTest::keyClick(&edit(), Qt::Key_V, Qt::ControlModifier);
        return choice->isVisible();
    };
    const auto press = [choice](int which) { choice->findChildren<gui::Button *>()[which]->click(); };
    QVERIFY(paste(code));
    QVERIFY(edit().toPlainText().isEmpty());
    const QSize before = m_window->size();
    QVERIFY(choice->findChild<gui::Label *>()->text().contains(u"lines: 30"_s));
    // The answers stand below each other rather than keep the window wide.
    m_window->resize(420, 700);
    QTRY_COMPARE(m_window->width(), 420);
    const auto answers = choice->findChildren<gui::Button *>();
    QVERIFY(choice->minimumSizeHint().width()
            < answers[0]->sizeHint().width() + answers[1]->sizeHint().width());
    QTRY_VERIFY(choice->rect().contains(answers[2]->geometry()));
    m_window->resize(before);
    QTRY_COMPARE(m_window->size(), before);
    QTest::keyClick(choice, Qt::Key_Escape);
    QVERIFY(!choice->isVisible());
    QVERIFY(edit().toPlainText().isEmpty());
    QVERIFY(edit().hasFocus());

    QTest::keyClicks(&edit(), u"look"_s);
    QVERIFY(paste(code));
    press(0);
    QCOMPARE(edit().toPlainText(), u"look\n```\n"_s + code + u"```\n"_s);

    edit().clear();
    QVERIFY(paste(code));
    press(2);
    QCOMPARE(edit().toPlainText(), code);

    edit().setPlainText(u"x"_s.repeated(chat::kLongestMessage - int(code.size())));
    QVERIFY(paste(code)); // beside it there is no room for the fence
    QVERIFY(!answers[0]->isEnabled());
    QVERIFY(!answers[0]->toolTip().isEmpty());
    QTest::keyClick(choice, Qt::Key_Escape);

    edit().clear();
    const QString most = u"가"_s.repeated(chat::kLongestMessage + 1);
    QVERIFY(paste(most));
    QVERIFY(!choice->findChildren<gui::Button *>()[0]->isEnabled());
    press(1);
    QVERIFY(edit().toPlainText().isEmpty());
    QCOMPARE(chips().size(), 1);
    QTest::keyClick(&edit(), Qt::Key_Return);
    QTRY_COMPARE(m_server->events(1).size(), 2);
    const auto body = fromJson<chat::MessageBody>(m_server->events(1).last().body.text);
    const auto kept = m_server->kept.value(body->attachments->first().id);
    QVERIFY(kept.about.name.startsWith(u"Text "_s) && kept.about.name.endsWith(u".txt"_s));
    QCOMPARE(QString::fromUtf8(kept.octets), most);
}

void AttachmentsTest::whatIsWrittenIsShownAsItWillLook()
{
    auto *preview = m_window->findChild<gui::MessagePreview *>();
    QVERIFY(!preview->isVisible());
    edit().setFocus();
    QTest::keyClicks(&edit(), u"**a**"_s);
    QVERIFY(!preview->isVisible());
    m_window->roomScreen()->togglePreview();
    QVERIFY(preview->isVisible());
    QCOMPARE(preview->shownText(), u"a"_s);
    QVERIFY(edit().hasFocus());
    QTest::keyClicks(&edit(), u" _b_"_s);
    QCOMPARE(preview->shownText(), u"a b"_s);
    edit().clear();
    QVERIFY(!preview->isVisible());
    QTest::keyClicks(&edit(), u"c"_s);
    QVERIFY(preview->isVisible());
    m_window->roomScreen()->togglePreview();
    QVERIFY(!preview->isVisible());
}

void AttachmentsTest::aPictureKeepsItsPlaceBeforeItComes()
{
    const auto picture = m_server->addFile(u"x.png"_s, png({800, 400}, Qt::red), png({512, 256}, Qt::red));
    const QString path = u"/api/v1/rooms/1/attachments/%1/thumbnail"_s.arg(picture.id.text());
    FakeServer::Handler late = [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; };
    m_server->on("GET", path, late);
    m_server->sayWith(1, 11, {}, {picture});
    QTRY_VERIFY(rowWith(picture) >= 0);
    m_window->grab();
    const QRect before = view().rowArea(rowWith(picture));
    QVERIFY(before.height() > 150);
    const QImage empty = view().viewport()->grab(before).toImage();
    QTRY_COMPARE(m_server->requestsTo("GET", path), 1);
    m_server->forget("GET", path);
    m_house->clock.advance(20s); // the first try is given up
    QTRY_VERIFY(m_house->session->thumbnails().isMissing(picture.id));
    m_server->cut();
    const auto isThere = [&] {
        m_house->clock.advance(1s);
        m_window->grab();
        return !m_house->session->thumbnails().of({1}, picture.id).isEmpty();
    };
    QTRY_VERIFY(isThere());
    QCOMPARE(view().rowArea(rowWith(picture)), before);
    QVERIFY(view().viewport()->grab(before).toImage() != empty);
}

void AttachmentsTest::picturesAreWalkedThroughByKeyboard()
{
    const auto red = m_server->addFile(u"red.png"_s, png({800, 400}, Qt::red), png({512, 256}, Qt::red));
    const auto blue = m_server->addFile(u"blue.png"_s, png({800, 400}, Qt::blue), png({512, 256}, Qt::blue));
    const auto other = m_server->addFile(u"x.pdf"_s, "%PDF-");
    m_server->sayWith(1, 11, u"둘"_s, {red, other});
    m_server->sayWith(1, 11, {}, {blue});
    QTRY_VERIFY(rowWith(blue) >= 0);
    edit().setFocus();
    Q_EMIT view().filePressed(rowWith(red), 0, gui::RowAction::ShowPicture);
    auto *viewer = m_window->findChild<gui::PictureViewer *>();
    QVERIFY(viewer);
    QCOMPARE(QApplication::focusWidget(), viewer);
    QCOMPARE(viewer->current(), 0);
    QTRY_VERIFY(viewer->isWhole());
    QTest::keyClick(viewer, Qt::Key_Right);
    QCOMPARE(viewer->current(), 1);
    QTest::keyClick(viewer, Qt::Key_Right);
    QCOMPARE(viewer->current(), 1); // the file between is no picture, and there are no more
    QTRY_VERIFY(viewer->isWhole());
    const QColor middle = viewer->grab().toImage().pixelColor(viewer->rect().center());
    QCOMPARE(middle, QColor(Qt::blue));
    QTest::keyClick(viewer, Qt::Key_Plus);
    QVERIFY(viewer->zoom() > 1);
    QTest::keyClick(viewer, Qt::Key_0);
    QCOMPARE(viewer->zoom(), 1.0);
    QTest::keyClick(viewer, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(800, 400));
    QTest::keyClick(viewer, Qt::Key_Left);
    QCOMPARE(viewer->current(), 0);
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<gui::PictureViewer *>());
    QCOMPARE(QApplication::focusWidget(), &edit());
}

void AttachmentsTest::theArrowsGoThroughThePicturesOfTheWholeRoom()
{
    closeHouse();
    openHouse();
    m_server->addPerson(11, u"mina"_s, u"민아"_s);
    m_server->addPerson(12, u"jun"_s, u"준"_s);
    m_server->addRoom(1, u"마당"_s);
    const auto picture = [this](const QString &name, const QColor &colour) {
        const auto file = m_server->addFile(name, png({800, 400}, colour), png({512, 256}, colour));
        m_server->sayWith(1, 12, {}, {file});
        return file;
    };
    picture(u"first.png"_s, Qt::red);
    for (int i = 0; i < 300; ++i)
        m_server->say(1, 12, u"말"_s);
    const auto last = picture(u"last.png"_s, Qt::blue);
    begin();
    m_window->roomScreen()->timeline().jumpToNewest();
    QTRY_VERIFY(rowWith(last) >= 0);
    QTRY_VERIFY(!m_window->roomScreen()->timeline().isJumping());
    m_window->grab();
    // From its end: the timeline may read on by itself as it is laid out.
    const auto place
        = [this] { return view().verticalScrollBar()->maximum() - view().verticalScrollBar()->value(); };
    const int before = place();
    const QSignalSpy arrived(&m_window->roomScreen()->timeline(), &views::Timeline::arrived);
    Q_EMIT view().filePressed(rowWith(last), 0, gui::RowAction::ShowPicture);
    auto *viewer = m_window->findChild<gui::PictureViewer *>();
    QVERIFY(viewer);
    QTRY_VERIFY(viewer->isWhole());

    const QString path = u"/api/v1/rooms/1/events"_s;
    m_server->on("GET", path, [](const FakeRequest &) { return FakeAnswer{-1, {}, {}}; });
    QTest::keyClick(viewer, Qt::Key_Left);
    QCOMPARE(viewer->told(), u"Looking for earlier pictures…"_s);
    QVERIFY(viewer->accessibleDescription().contains(viewer->told()));
    keep(u"viewer-looking"_s);
    QTest::keyClick(viewer, Qt::Key_Right); // the other way: it is not looked for any more
    QCOMPARE(viewer->told(), u"There are no later pictures."_s);
    m_server->on("GET", path, [](const FakeRequest &) { return refusal({Code::NotAllowed, "room"}); });
    QTest::keyClick(viewer, Qt::Key_Left);
    auto *again = viewer->findChild<gui::Button *>();
    QTRY_VERIFY(again->isVisible());
    QVERIFY(!viewer->told().isEmpty());
    QVERIFY(viewer->isWhole()); // what was looked at stays
    keep(u"viewer-error"_s);
    m_server->forget("GET", path);
    again->click();
    QTRY_VERIFY(viewer->told().isEmpty() && viewer->isWhole());
    QCOMPARE(viewer->current(), 0);
    QCOMPARE(viewer->grab().toImage().pixelColor(viewer->rect().center()), QColor(Qt::red));
    QVERIFY(!again->isVisible());
    QTest::keyClick(viewer, Qt::Key_Left);
    QCOMPARE(viewer->told(), u"There are no earlier pictures."_s);
    keep(u"viewer-end"_s);
    QCOMPARE(arrived.size(), 0);
    QCOMPARE(place(), before);
    QTest::keyClick(viewer, Qt::Key_Right);
    QCOMPARE(viewer->current(), 1);

    // One that cannot be fetched can be asked for again.
    const auto broken = picture(u"broken.png"_s, Qt::green);
    const QString file = u"/api/v1/rooms/1/attachments/%1"_s.arg(broken.id.text());
    m_server->on("GET", file, [](const FakeRequest &) { return refusal({Code::NotAllowed, "room"}); });
    QTRY_VERIFY(rowWith(broken) >= 0);
    QTest::keyClick(viewer, Qt::Key_Right);
    QTRY_COMPARE(viewer->current(), 2);
    QTRY_VERIFY(again->isVisible());
    m_server->forget("GET", file);
    QTest::keyClick(viewer, Qt::Key_Return);
    QTRY_VERIFY(viewer->isWhole());
    QVERIFY(!again->isVisible());
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<gui::PictureViewer *>());
}

void AttachmentsTest::aWebpIsAPictureLikeOthers()
{
    const auto still = m_server->addFile(u"still.webp"_s, webp(800, 400), png({512, 256}, Qt::red));
    const auto moving
        = m_server->addFile(u"moving.webp"_s, movingWebp(600, 300, 3), png({512, 256}, Qt::red));
    m_server->sayWith(1, 11, u"둘"_s, {still, moving});
    QTRY_VERIFY(rowWith(moving) >= 0);
    edit().setFocus();
    Q_EMIT view().filePressed(rowWith(still), 0, gui::RowAction::ShowPicture);
    auto *viewer = m_window->findChild<gui::PictureViewer *>();
    QVERIFY(viewer);
    QTRY_VERIFY2(viewer->isWhole(), "is qt6-image-formats-plugins installed?");
    QTest::keyClick(viewer, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(800, 400));
    QTest::keyClick(viewer, Qt::Key_Right);
    QTRY_VERIFY(viewer->isWhole());
    QTest::keyClick(viewer, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->image().size(), QSize(600, 300));
    QTest::keyClick(viewer, Qt::Key_Escape);
    QTRY_VERIFY(!m_window->findChild<gui::PictureViewer *>());
}

void AttachmentsTest::aFileIsSavedFromItsMenu()
{
    const QByteArray octets(1'500'000, 'x');
    const auto file = m_server->addFile(u"보고서.pdf"_s, octets);
    m_server->sayWith(1, 11, {}, {file});
    QTRY_VERIFY(rowWith(file) >= 0);
    const QString path = m_house->folder.filePath(u"saved.pdf"_s);
    QSignalSpy finished(&m_house->session->downloads(), &Downloads::finished);
    QVERIFY(m_house->session->downloads().save({1}, file, path));
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(QFileInfo(path).size(), octets.size());
    QVERIFY(view().spokenText(rowWith(file)).contains(u"[File] 보고서.pdf (1.5 MB)"_s));
}

QTEST_MAIN(AttachmentsTest)
#include "tst_attachments.moc"
