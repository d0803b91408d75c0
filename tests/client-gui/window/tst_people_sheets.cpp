// SPDX-License-Identifier: GPL-3.0-or-later
// People in the window: their pictures where their names stand, the card of one, one's own profile.
#include "client-gui/people/person_sheet.h"
#include "client-gui/people/preview_avatar.h"
#include "client-gui/people/profile_sheet.h"
#include "tests/client-gui/sample_house.h"
#include "tests/client-gui/window_house.h"
#include "tests/support/patience.h"

#include <QApplication>
#include <QBuffer>
#include <QComboBox>
#include <QJsonDocument>
#include <QLineEdit>
#include <QListView>
#include <QMouseEvent>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace madang;
using namespace madang::test;

namespace {

QByteArray pictureOf(const QColor &colour, QSize size = {256, 256})
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray octets;
    QBuffer buffer(&octets);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return octets;
}

bool isLike(const QColor &is, const QColor &wanted)
{
    return qAbs(is.red() - wanted.red()) < 24 && qAbs(is.green() - wanted.green()) < 24
        && qAbs(is.blue() - wanted.blue()) < 24;
}

/// How many points of a picture have about that colour.
int pointsLike(const QImage &image, const QColor &colour)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            count += isLike(image.pixelColor(x, y), colour) ? 1 : 0;
    }
    return count;
}

} // namespace

class PeopleSheetsTest : public QObject, protected WindowHouse {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPictureComesToItsPlaceWithoutAJump();
    void aNameLeadsToTheCard();
    void theMembersLeadToTheCardByKeyboard();
    void theCardOpensTheDirectRoom();
    void theCardBlocksAfterAsking();
    void theCardReportsTheProfile();
    void aFileIsShownBeforeItIsSent();
    void whatIsWrongStandsAtItsField();
    void theLanguageOfMailsIsChosen();
    void aNameOfOnesOwnInARoom();

private:
    gui::TimelineView &view() const { return *m_window->findChild<gui::TimelineView *>(); }
    gui::PersonSheet *card() const { return m_window->findChild<gui::PersonSheet *>(); }
    gui::ProfileSheet *profile() const { return m_window->findChild<gui::ProfileSheet *>(); }
    template <typename Widget> QString textsOf(const QWidget *inside) const
    {
        QStringList all;
        for (const Widget *widget : inside->findChildren<Widget *>()) {
            if (widget->isVisible())
                all += widget->text();
        }
        return all.join(u'\n');
    }
    gui::Button *button(const QWidget *inside, const QString &text) const
    {
        for (gui::Button *each : inside->findChildren<gui::Button *>()) {
            if (each->text() == text && each->isVisible())
                return each;
        }
        return nullptr;
    }
    int rowOf(qint64 sender) const
    {
        const views::Timeline &timeline = m_window->roomScreen()->timeline();
        for (int row = 0; row < timeline.rowCount(); ++row) {
            if (timeline.row(row).kind == views::TimelineRow::Kind::Message
                && timeline.row(row).sender.id.number == sender)
                return row;
        }
        return -1;
    }
    /// A picture for eyes.
    void keep(const QString &name) const { keptPicture(*m_window, u"people-"_s + name); }
    /// Faces are asked for when they are painted, a moment later.
    void paint()
    {
        m_window->grab();
        m_house->clock.advance(100ms);
    }

    profiles::PersonCard m_card;
    profiles::Profile m_own;
};

void PeopleSheetsTest::init()
{
    openHouse();
    m_server->addPerson(11, u"mina"_s, u"민아"_s);
    m_server->addPerson(12, u"jun"_s, u"준"_s);
    m_server->addRoom(1, u"마당"_s);
    m_server->say(1, 11, u"안녕하세요"_s);
    m_server->say(1, 12, u"어서 오세요. 장부는 제가 봅니다."_s);
    m_card = {{12},
              u"jun"_s,
              u"준"_s,
              u"마당의 돈을 맡고 있습니다.\n<b>굵지 않게</b>"_s,
              PortraitId{40},
              accounts::Role::Treasurer,
              {1'760'000'000'000},
              presence::State::Away,
              {{{1}, u"마당"_s}},
              false};
    m_own = {u"민아"_s, u"안녕"_s, std::nullopt};
    m_server->on("POST", u"/api/v1/faces"_s, [this](const FakeRequest &) {
        Page<profiles::Face> page;
        page.items = {{m_card.id, m_card.nickname, m_card.picture, m_card.badge},
                      {{11}, m_own.nickname, m_own.picture, std::nullopt}};
        return answer(page);
    });
    m_server->on("GET", u"/api/v1/portraits/40"_s, [](const FakeRequest &) {
        return FakeAnswer{200, pictureOf(Qt::magenta), {}};
    });
    m_server->on("GET", u"/api/v1/profiles/12"_s, [this](const FakeRequest &) { return answer(m_card); });
    m_server->on("GET", u"/api/v1/me/profile"_s, [this](const FakeRequest &) { return answer(m_own); });
    m_server->on("GET", u"/api/v1/rooms/1/members"_s, [](const FakeRequest &) {
        Page<rooms::Member> page;
        page.items = {{{12}, u"준"_s, rooms::MemberRole::Member, 0, {1}},
                      {{11}, u"민아"_s, rooms::MemberRole::Owner, 0, {1}}};
        return answer(page);
    });
    makeWindow({1200, 760});
    QVERIFY(m_house->enter(*m_server));
    QApplication::setActiveWindow(m_window.get());
    QTRY_VERIFY(m_window->roomScreen());
    QTRY_VERIFY(rowOf(12) >= 0);
    // Laid out: two rows need no scroll bar, and the view has grown to the height that it keeps.
    const auto isLaidOut = [this] {
        const QScrollBar *bar = view().verticalScrollBar();
        return rowOf(11) >= 0 && bar->maximum() == 0 && !bar->isVisible()
            && view().viewport()->height() > m_window->height() * 2 / 3;
    };
    QTRY_VERIFY(isLaidOut());
}

void PeopleSheetsTest::cleanup()
{
    closeHouse();
}

void PeopleSheetsTest::aPictureComesToItsPlaceWithoutAJump()
{
    const QRect before = view().rowArea(rowOf(12));
    QCOMPARE(pointsLike(view().viewport()->grab().toImage(), Qt::magenta), 0);
    const auto isThere = [&] {
        paint();
        return pointsLike(view().viewport()->grab().toImage(), Qt::magenta) > 0;
    };
    QTRY_VERIFY(isThere());
    QCOMPARE(view().rowArea(rowOf(12)), before);
    // Round: about pi / 4 of its square of 36, whose corners are the ground's.
    const int points = pointsLike(view().viewport()->grab().toImage(), Qt::magenta);
    QVERIFY2(points > 900 && points < 1100, qPrintable(QString::number(points)));
    QVERIFY(view().spokenText(rowOf(12)).startsWith(u"준 (treasurer), "_s));
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    const auto inMembers = [&] {
        paint();
        auto *list = m_window->findChild<gui::PeopleScreen *>()->findChild<QListView *>();
        return pointsLike(list->viewport()->grab().toImage(), Qt::magenta) > 600;
    };
    QTRY_VERIFY(inMembers());
    keep(u"timeline"_s);
}

void PeopleSheetsTest::aNameLeadsToTheCard()
{
    const QRect row = view().rowArea(rowOf(12));
    // The avatar stands at the left of the row's first line.
    QPoint avatar;
    for (int x = 0; x < 60 && avatar.isNull(); x += 2) {
        const QPoint at = row.topLeft() + QPoint(x, 24);
        QMouseEvent move(QEvent::MouseMove, at, view().viewport()->mapToGlobal(at), Qt::NoButton,
                         Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(view().viewport(), &move);
        if (view().viewport()->cursor().shape() == Qt::PointingHandCursor)
            avatar = row.topLeft() + QPoint(x + 4, 24);
    }
    QVERIFY(!avatar.isNull());
    QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, avatar);
    QVERIFY(card());
    QTRY_VERIFY(button(card(), u"Message"_s) && button(card(), u"Message"_s)->isEnabled());
    const QString said = textsOf<gui::Label>(card());
    for (const QString &words :
         {u"준"_s, u"@jun"_s, u"treasurer"_s, u"away"_s, u"<b>굵지 않게</b>"_s, u"Rooms of you both"_s})
        QVERIFY2(said.contains(words), qPrintable(said));
    QTRY_VERIFY(button(card(), u"마당"_s));
    QVERIFY(button(card(), u"Complain…"_s)); // it was opened at what they said
    paint();
    QTest::qWait(50);
    paint();
    keep(u"card"_s);
    QTest::keyClick(card(), Qt::Key_Escape);
    QTRY_VERIFY(!card());
}

void PeopleSheetsTest::theMembersLeadToTheCardByKeyboard()
{
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    auto *list = m_window->findChild<gui::PeopleScreen *>()->findChild<QListView *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    list->setFocus();
    list->setCurrentIndex(list->model()->index(1, 0));
    QTest::keyClick(list, Qt::Key_Return);
    QVERIFY(card());
    QCOMPARE(card()->page().person(), UserId{12});
    QTRY_VERIFY(!card()->page().isLoading());
    QVERIFY(!button(card(), u"Complain…"_s));
    card()->leave();
    // Oneself: there is something else to do.
    m_server->on("GET", u"/api/v1/profiles/11"_s, [this](const FakeRequest &) {
        profiles::PersonCard mine = m_card;
        mine.id = {11};
        return answer(mine);
    });
    QTRY_VERIFY(!card());
    m_window->openPerson({{11}, u"민아"_s});
    QTRY_VERIFY(!card()->page().isLoading());
    QVERIFY(button(card(), u"Change my profile"_s));
    QVERIFY(!button(card(), u"Message"_s));
    QTest::mouseClick(button(card(), u"Change my profile"_s), Qt::LeftButton);
    QTRY_VERIFY(profile());
    QTRY_VERIFY(!card());
}

void PeopleSheetsTest::theCardOpensTheDirectRoom()
{
    m_server->on("POST", u"/api/v1/rooms/direct"_s, [this](const FakeRequest &request) {
        if (fromJson<rooms::OpenDirect>(request.body)->username != u"jun")
            return refusal({Code::NotFound, "person"});
        rooms::Room &room = m_server->addRoom(9, u"준"_s);
        room.visibility = rooms::Visibility::Direct;
        room.other = UserId{12};
        return answer(room);
    });
    m_window->openPerson({{12}, u"준"_s});
    QTRY_VERIFY(button(card(), u"Message"_s) && button(card(), u"Message"_s)->isEnabled());
    QTest::mouseClick(button(card(), u"Message"_s), Qt::LeftButton);
    QTRY_COMPARE(m_window->roomScreen()->room(), RoomId{9});
    QTRY_VERIFY(!card());
}

void PeopleSheetsTest::theCardBlocksAfterAsking()
{
    bool blocked = false;
    m_server->on("PUT", u"/api/v1/blocks/12"_s, [&blocked](const FakeRequest &) {
        blocked = true;
        return answer(Nothing{});
    });
    m_window->openPerson({{12}, u"준"_s});
    QTRY_VERIFY(button(card(), u"Block…"_s));
    QTest::mouseClick(button(card(), u"Block…"_s), Qt::LeftButton);
    QTRY_VERIFY(!card());
    QVERIFY(!blocked);
    QTRY_VERIFY(m_window->sheet() && button(m_window->sheet(), u"Block"_s));
    QTest::mouseClick(button(m_window->sheet(), u"Block"_s), Qt::LeftButton);
    QTRY_VERIFY(blocked);
}

void PeopleSheetsTest::theCardReportsTheProfile()
{
    QByteArray made;
    m_server->on("POST", u"/api/v1/people/jun/complaints"_s, [&made](const FakeRequest &request) {
        made = request.body;
        return answer(Nothing{});
    });
    m_window->openPerson({{12}, u"준"_s});
    QTRY_VERIFY(button(card(), u"Report this profile…"_s));
    QVERIFY(!button(card(), u"Complain…"_s)); // nothing they said was pressed
    QTest::mouseClick(button(card(), u"Report this profile…"_s), Qt::LeftButton);
    QTRY_VERIFY(!card());
    QTRY_VERIFY(m_window->sheet() && button(m_window->sheet(), u"Report"_s));
    keep(u"report"_s);
    QTest::mouseClick(button(m_window->sheet(), u"Report"_s), Qt::LeftButton);
    QTRY_VERIFY(made.contains("spam"));
    QTRY_VERIFY(!m_window->sheet());
}

void PeopleSheetsTest::aFileIsShownBeforeItIsSent()
{
    QByteArray sent;
    m_server->on("PUT", u"/api/v1/me/picture"_s, [&](const FakeRequest &request) {
        sent = request.body;
        m_own.picture = PortraitId{41};
        return answer(m_own);
    });
    m_server->on("GET", u"/api/v1/portraits/41"_s, [&](const FakeRequest &) {
        return FakeAnswer{200, sent, {}};
    });
    // Wide, with another colour at the sides: they are cut off.
    QImage image(1200, 400, QImage::Format_RGB32);
    image.fill(Qt::red);
    for (int y = 0; y < 400; ++y) {
        for (int x = 400; x < 800; ++x)
            image.setPixelColor(x, y, Qt::blue);
    }
    const QString path = m_house->folder.filePath(u"wide.png"_s);
    QVERIFY(image.save(path));
    m_window->openProfile();
    QTRY_VERIFY(button(profile(), u"Choose a picture…"_s)->isEnabled());
    QVERIFY(!button(profile(), u"Use this picture"_s));
    profile()->look(path);
    QTRY_VERIFY(button(profile(), u"Use this picture"_s));
    auto *avatar = profile()->findChild<gui::PreviewAvatar *>();
    QVERIFY(avatar->hasPreview());
    const QImage shown = avatar->grab().toImage();
    QVERIFY(isLike(shown.pixelColor(shown.rect().center()), Qt::blue));
    QCOMPARE(pointsLike(shown, Qt::red), 0);
    QCOMPARE(m_server->requestsTo("PUT", u"/api/v1/me/picture"_s), 0);
    keep(u"profile"_s);
    QTest::mouseClick(button(profile(), u"Use this picture"_s), Qt::LeftButton);
    QTRY_VERIFY(!avatar->hasPreview());
    const QImage arrived = QImage::fromData(sent);
    QCOMPARE(arrived.width(), arrived.height());
    QVERIFY(isLike(arrived.pixelColor(10, 10), Qt::blue));
    QVERIFY(button(profile(), u"Take it away"_s));
    // A file that is none says so, and nothing is sent.
    const QString none = m_house->folder.filePath(u"none.png"_s);
    QFile file(none);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("no picture") == 10);
    file.close();
    profile()->look(none);
    QTRY_VERIFY(textsOf<gui::Label>(profile()).contains(u"That is no picture"_s));
    QCOMPARE(m_server->requestsTo("PUT", u"/api/v1/me/picture"_s), 1);
}

void PeopleSheetsTest::whatIsWrongStandsAtItsField()
{
    m_server->on("PATCH", u"/api/v1/me/profile"_s, [this](const FakeRequest &request) {
        const auto wanted = fromJson<profiles::ChangeOwnProfile>(request.body);
        if (wanted->nickname == u"관리자"_s)
            return refusal(Error(Code::InvalidValue, "nickname-reserved").at(u"nickname"_s));
        m_own.nickname = wanted->nickname.value_or(m_own.nickname);
        m_own.bio = wanted->bio.value_or(m_own.bio);
        return answer(m_own);
    });
    m_window->openProfile();
    QTRY_VERIFY(button(profile(), u"Choose a picture…"_s)->isEnabled());
    auto *name = profile()->findChild<QLineEdit *>();
    auto *bio = profile()->findChild<QPlainTextEdit *>();
    QCOMPARE(name->text(), u"민아"_s);
    QVERIFY(!button(profile(), u"Save"_s)->isEnabled());
    name->setText(u"관리자"_s);
    QTest::mouseClick(button(profile(), u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(textsOf<gui::Label>(profile()).contains(u"looks after this place"_s));
    keep(u"reserved"_s);
    bio->setPlainText(QString(501, u'가'));
    QVERIFY(!button(profile(), u"Save"_s)->isEnabled());
    name->setText(u"민아아"_s);
    bio->setPlainText(u"새 소개"_s);
    QTest::mouseClick(button(profile(), u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!profile());
    QCOMPARE(m_own.bio, u"새 소개"_s);
    QCOMPARE(m_house->session->account()->nickname, u"민아아"_s);
}

void PeopleSheetsTest::theLanguageOfMailsIsChosen()
{
    m_own.language = accounts::MailLanguage::Auto;
    profiles::ChangeOwnProfile wanted;
    m_server->on("PATCH", u"/api/v1/me/profile"_s, [&](const FakeRequest &request) {
        wanted = *fromJson<profiles::ChangeOwnProfile>(request.body);
        m_own.language = wanted.language;
        return answer(m_own);
    });
    m_window->openProfile();
    QTRY_VERIFY(button(profile(), u"Choose a picture…"_s)->isEnabled());
    auto *language = profile()->findChild<QComboBox *>();
    QVERIFY(language->isVisible());
    QCOMPARE(language->currentText(), u"As my devices speak"_s);
    QVERIFY(!button(profile(), u"Save"_s)->isEnabled());
    language->setCurrentIndex(language->findText(u"한국어"_s));
    Q_EMIT language->activated(language->currentIndex());
    keep(u"language"_s);
    QTest::mouseClick(button(profile(), u"Save"_s), Qt::LeftButton);
    QTRY_VERIFY(!profile());
    QVERIFY(m_own.language == accounts::MailLanguage::Korean);
    QVERIFY(!wanted.nickname && !wanted.bio);
    // A server that knows nothing of it is not asked about it.
    m_own.language.reset();
    m_window->openProfile();
    QTRY_VERIFY(button(profile(), u"Choose a picture…"_s)->isEnabled());
    QVERIFY(!profile()->findChild<QComboBox *>()->isVisible());
}

void PeopleSheetsTest::aNameOfOnesOwnInARoom()
{
    m_server->on("PUT", u"/api/v1/rooms/1/nickname"_s, [](const FakeRequest &request) {
        const QString wanted = QJsonDocument::fromJson(request.body).object().value("nickname"_L1).toString();
        if (wanted == u"준")
            return refusal(Error(Code::InvalidValue, "nickname-taken").at(u"nickname"_s));
        profiles::RoomNickname now{{1}, std::nullopt, u"민아"_s};
        if (!wanted.isEmpty()) {
            now.nickname = wanted;
            now.shown = wanted;
        }
        return answer(now);
    });
    const auto open = [&](const QString &present) {
        Q_EMIT m_window->roomScreen()->nicknameWanted(present);
        return m_window->sheet()->findChild<QLineEdit *>();
    };
    QLineEdit *name = open({});
    name->setText(u"준"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(textsOf<gui::Label>(m_window->sheet()).contains(u"a name that looks like it"_s));
    name->setText(u"정원사"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!m_window->sheet());
    QCOMPARE(m_house->session->archive().room({1})->nickname, u"정원사"_s);
    // Others hear it live.
    m_window->roomScreen()->showPanel(gui::RoomScreen::Panel::Members);
    auto *list = m_window->findChild<gui::PeopleScreen *>()->findChild<QListView *>();
    QTRY_COMPARE(list->model()->rowCount(), 2);
    QTRY_VERIFY(m_house->session->mirror().follows({1}));
    m_server->tellTopic("/topic/rooms/1/ephemeral", "profile",
                        toJson(profiles::FaceChanged{{1}, {{12}, u"준"_s, {}, {}}, u"총무님"_s}));
    const auto names = [&] {
        QStringList all;
        for (int row = 0; row < list->model()->rowCount(); ++row)
            all += list->model()->index(row, 0).data().toString();
        return all;
    };
    QTRY_VERIFY(names().contains(u"총무님"_s));
    name = open(u"정원사"_s);
    QCOMPARE(name->text(), u"정원사"_s);
    name->clear();
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!m_window->sheet());
    QVERIFY(!m_house->session->archive().room({1})->nickname);
}

QTEST_MAIN(PeopleSheetsTest)
#include "tst_people_sheets.moc"
