// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/client-gui/sample_house.h"

#include "client-gui/parts/pane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAccessible>
#include <QDir>
#include <QFileInfo>
#include <QLabel>
#include <QToolButton>

namespace madang::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

    const QString kEpoch = u"e1"_s;

} // namespace

SampleHouse::SampleHouse()
{
    const QStringList names{u"민아"_s,   u"Jun Park"_s,      u"서연"_s,         u"Hana"_s,
                            u"박도윤"_s, u"Emil Sørensen"_s, u"할머니네 텃밭"_s};
    for (int i = 0; i < names.size(); ++i)
        m_people.append({{1000 + i * 7919}, names[i]});
    preferences.setAccount(
        SavedAccount{u"http://127.0.0.1:1"_s, m_people[0].id, u"mina"_s, m_people[0].nickname});
    // A token that nobody can ever check: the server it belongs to is not there.
    secrets.write(u"refresh http://127.0.0.1:1 mina"_s, u"token"_s);
    theme.setShade(gui::Theme::Shade::Light);
    use(Language::English);
    theme.apply();
}

void SampleHouse::use(Language language)
{
    translations.use(language);
    formats.setLanguage(language);
    QLocale::setDefault(formats.locale());
}

void SampleHouse::enter()
{
    QVERIFY(session.resume());
    fill();
}

rooms::RoomEvent SampleHouse::message(RoomId room, int who, const QString &text, std::chrono::minutes later)
{
    event(room, u"message"_s, who, toJson(chat::MessageBody{text, {}}), later);
    return m_events[room].last();
}

void SampleHouse::event(RoomId room, const QString &type, int who, const QByteArray &body,
                        std::chrono::minutes later)
{
    m_at = m_at.plus(later);
    rooms::RoomEvent made;
    made.room = room;
    made.position = m_events[room].size() + 1;
    made.id = {m_nextId++};
    made.type = type;
    if (who >= 0)
        made.sender = m_people[who];
    made.at = m_at;
    made.body = {body};
    m_events[room].append(made);
}

void SampleHouse::gift(int who, qint64 won, const QString &message, qint64 total, std::chrono::minutes later)
{
    campaigns::DonationBody body;
    body.campaign = kCampaign;
    body.gift.id = {m_nextId++};
    if (who >= 0)
        body.gift.nickname = m_people[who].nickname;
    body.gift.amount = Money{won};
    body.gift.message = message;
    body.gift.at = m_at;
    body.total = {total};
    body.goal = {3'000'000};
    event(kYard, u"donation"_s, -1, toJson(body), later);
}

void SampleHouse::addRoom(RoomId id, const QString &name, const QString &topic, rooms::Visibility visibility,
                          int members)
{
    rooms::Room room;
    room.id = id;
    room.name = name;
    room.topic = topic;
    room.visibility = visibility;
    room.epoch = kEpoch;
    room.memberCount = members;
    room.role = rooms::MemberRole::Member;
    room.createdAt = clock.now().plus(-24h * 40);
    m_rooms.insert(id, room);
    m_at = clock.now().plus(-50h);
}

void SampleHouse::finish(RoomId id, int unread)
{
    rooms::Room &room = m_rooms[id];
    const QList<rooms::RoomEvent> &events = m_events[id];
    room.position = events.size();
    room.readPosition = events.size() - unread;
    room.unread = unread;
    if (!events.isEmpty())
        room.lastEvent = events.last();
    session.archive().putRoom(room);
    session.archive().setReadPosition(id, room.readPosition);
    session.archive().putEvents(id, kEpoch, events);
    const QStringList names{u"mina"_s,  u"jun"_s,  u"seoyeon"_s,       u"hana"_s,
                            u"doyun"_s, u"emil"_s, u"grandma.garden"_s};
    QList<rooms::Member> members;
    for (int i = 0; i < m_people.size() && i < room.memberCount; ++i) {
        const auto role = i == 2 ? rooms::MemberRole::Owner : rooms::MemberRole::Member;
        members.append({m_people[i].id, m_people[i].nickname, role, 0, room.createdAt, names[i]});
    }
    if (room.role)
        session.archive().putMembers(id, members);
}

void SampleHouse::fill()
{
    addRoom(kGarden, u"Garden & compost"_s, u"Seeds, soil, and who has the wheelbarrow"_s,
            rooms::Visibility::Public, 5);
    message(kGarden, 3, u"The tomatoes on the south side need water before noon."_s, 10min);
    message(kGarden, 5, u"On it. I also left two bags of compost by the gate."_s, 12min);
    finish(kGarden, 0);

    addRoom(kBoard, u"운영진 회의"_s, u""_s, rooms::Visibility::Private, 3);
    message(kBoard, 2, u"다음 주 월요일 저녁 7시에 모이는 걸로 할게요. 안건은 바자회 정산입니다."_s, 90min);
    m_rooms[kBoard].mentions = 1;
    m_rooms[kBoard].loudness = rooms::Loudness{.favourite = true};
    finish(kBoard, 1);

    addRoom(kDirect, m_people[1].nickname, {}, rooms::Visibility::Direct, 2);
    message(kDirect, 0, u"Can you bring the projector on Saturday?"_s, 5min);
    message(kDirect, 1, u"Sure, I will pick it up on the way 👍"_s, 3min);
    finish(kDirect, 0);

    addRoom(
        kLongName,
        u"아주 긴 이름을 가진 방입니다 그래서 목록에서 잘려야 하지만 겹치면 안 됩니다 WWWWWWWWWWWW"_s,
        u"A topic that goes on and on, so that the header has to cut it somewhere without pushing anything out of the window"_s,
        rooms::Visibility::Public, 7);
    message(
        kLongName, 4,
        u"ㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋㅋ"_s,
        5min);
    message(
        kLongName, 5,
        u"DonaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaftDonaudampfschifffahrtselektrizitätenhauptbetriebswerk"_s,
        1min);
    message(
        kLongName, 1,
        u"👨‍👩‍👧‍👦👩🏽‍🚀🏳️‍🌈🇰🇷 ﷽ 𝔘𝔫𝔦𝔠𝔬𝔡𝔢 ｆｕｌｌｗｉｄｔｈ Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘"_s,
        1min);
    message(kLongName, 2,
            u"<b>not bold</b> <img src=\"file:///etc/passwd\"> &amp; <a href=\"javascript:alert(1)\">x</a>"_s,
            1min);
    message(kLongName, 3, u"שלום, \u202eevil.exe\u202c and then مرحبا in one line"_s, 1min);
    m_rooms[kLongName].loudness = rooms::Loudness{.muted = true};
    finish(kLongName, 128);

    addRoom(kVisited, u"Second-hand market"_s, u"Sell what you no longer need"_s, rooms::Visibility::Public,
            84);
    m_rooms[kVisited].role.reset();
    message(kVisited, 6, u"Wooden desk, 120 × 60, pick up in Mangwon. 30,000 won."_s, 40min);
    finish(kVisited, 0);

    addRoom(kYard, u"망원동 마당"_s, u"동네 소식과 이야기 · everything that happens around the yard"_s,
            rooms::Visibility::Public, 7);
    m_rooms[kYard].campaign = kCampaign;
    event(kYard, u"room.created"_s, 2, toJson(rooms::RoomBody{u"망원동 마당"_s}), 0min);
    message(kYard, 2, u"안녕하세요! 오늘부터 여기서 동네 소식을 나눠요."_s, 4min);
    event(kYard, u"member.joined"_s, 1, toJson(rooms::MemberBody{m_people[1], {}}), 6min);
    message(kYard, 1, u"Hello everyone, Jun here from the bakery on the corner."_s, 2min);
    message(kYard, 1, u"We bake rye on Thursdays: https://bakery.example.org/rye?day=thursday"_s, 1min);
    message(kYard, 0, u"어서 오세요, 준! 빵 냄새가 여기까지 나요 🍞"_s, 3min);
    message(
        kYard, 4,
        u"이번 주 토요일 오후 2시에 놀이터 그네를 새로 칠하려고 합니다. 붓과 페인트는 준비되어 있으니 장갑만 가져오시면 됩니다. 아이들과 함께 오셔도 좋아요!"_s,
        60min * 20);
    message(kYard, 3, u"I can bring three pairs of gloves and lemonade."_s, 7min);
    message(kYard, 3, u"See you there!"_s, 1min);
    gift(5, 50'000, u"For the swings. My kids grew up on them."_s, 1'180'000, 60min * 19);
    message(kYard, 0, u"우와, 고맙습니다 에밀! 절반이 눈앞이에요."_s, 4min);
    event(kYard, u"member.joined"_s, 6, toJson(rooms::MemberBody{m_people[6], m_people[2]}), 10min);
    message(kYard, 6, u"상추가 너무 많이 자랐어요. 필요하신 분은 문 앞에 두었으니 가져가세요."_s, 5min);
    gift(-1, 30'000, {}, 1'210'000, 14min);
    message(
        kYard, 1,
        u"Is the plan for the benches still this one?\n1. sand them on Friday\n2. paint on Saturday\n3. cake on Sunday"_s,
        9min);
    message(kYard, 0, u"Yes, and cake on Sunday most of all."_s, 2min);
    finish(kYard, 3);

    campaigns::Campaign campaign;
    campaign.id = kCampaign;
    campaign.room = kYard;
    campaign.title = u"놀이터 그네 새로 칠하기"_s;
    campaign.story
        = u"망원동 놀이터의 그네가 오래되어 녹이 슬었습니다. 이웃들이 힘을 모아 새로 칠하고 안전하게 고치려고 합니다.\n\nPaint, brushes and new chains for two swings, done by neighbours on one Saturday."_s;
    campaign.goal = {3'000'000};
    campaign.total = {1'210'000};
    campaign.giftCount = 37;
    campaign.endsAt = clock.now().plus(24h * 12);
    campaign.createdAt = clock.now().plus(-24h * 9);
    session.archive().putCampaign(campaign);
}

namespace {

    QPixmap pictureOf(QWidget &widget, const QString &file)
    {
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QDir().mkpath(QFileInfo(file).path());
        picture.save(file);
        return picture;
    }

    struct Painted : gui::Pane { // only to ask any pane for what it paints with
        using gui::Pane::theme;
    };

    /// In both shades, for ./dev screenshots. Widgets only read the theme, which belongs to the test.
    void keepForGallery(QWidget &widget, const QString &stem)
    {
        const auto *pane = widget.findChild<gui::Pane *>();
        if (!pane)
            return;
        auto &theme = const_cast<gui::Theme &>((pane->*(&Painted::theme))());
        using Shade = gui::Theme::Shade;
        const Shade before = theme.shade();
        const bool isStrong = theme.colours().strong;
        theme.setShade(isStrong ? Shade::ContrastLight : Shade::Light);
        pictureOf(widget, stem + "-light.png"_L1);
        theme.setShade(isStrong ? Shade::ContrastDark : Shade::Dark);
        pictureOf(widget, stem + "-dark.png"_L1);
        theme.setShade(before);
    }

} // namespace

QPixmap keptPicture(QWidget &widget, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("MADANG_GALLERY"); !folder.isEmpty())
        keepForGallery(widget, folder + u'/' + QString(name).remove("-dark"_L1).remove("-light"_L1));
    const QString folder = qEnvironmentVariable("MADANG_BUILD_DIR", u"."_s) + "/artifacts"_L1;
    return pictureOf(widget, folder + u'/' + name + ".png"_L1);
}

QStringList clippedTexts(const QWidget &root)
{
    QStringList found;
    for (const QAbstractButton *button : root.findChildren<QAbstractButton *>()) {
        const auto *tool = qobject_cast<const QToolButton *>(button);
        const bool isSignOnly
            = tool && !tool->icon().isNull() && tool->toolButtonStyle() == Qt::ToolButtonIconOnly;
        if (!button->isVisible() || button->text().isEmpty() || isSignOnly)
            continue;
        const int needed = button->fontMetrics().horizontalAdvance(button->text());
        if (needed > button->width() || button->fontMetrics().height() > button->height() + 4)
            found.append(
                u"button '%1' needs %2, has %3"_s.arg(button->text()).arg(needed).arg(button->width()));
    }
    for (const QLabel *label : root.findChildren<QLabel *>()) {
        if (!label->isVisible() || label->text().isEmpty())
            continue;
        if (label->wordWrap()) {
            const int needed = label->heightForWidth(label->width());
            if (needed > label->height() + 2)
                found.append(u"text '%1' needs height %2, has %3"_s.arg(label->text())
                                 .arg(needed)
                                 .arg(label->height()));
        } else if (label->fontMetrics().height() > label->height() + 2) {
            found.append(u"line '%1' has height %2"_s.arg(label->text()).arg(label->height()));
        }
    }
    return found;
}

QStringList namelessControls(const QWidget &root)
{
    QStringList found;
    for (QWidget *control : root.findChildren<QWidget *>()) {
        if (!control->isVisible() || !control->isEnabled() || control->focusPolicy() == Qt::NoFocus)
            continue;
        // Parts of a control that is told as a whole.
        if (control->focusProxy() || control->inherits("QScrollBar")
            || qobject_cast<QAbstractItemView *>(control->parentWidget()))
            continue;
        const QString kind = QString::fromLatin1(control->metaObject()->className());
        QAccessibleInterface *spoken = QAccessible::queryAccessibleInterface(control);
        if (!spoken) {
            found.append(kind + u" is not told at all"_s);
            continue;
        }
        const QString name = spoken->text(QAccessible::Name);
        if (name.isEmpty())
            found.append(kind + u" has no name"_s);
        if (spoken->role() == QAccessible::NoRole || spoken->role() == QAccessible::Client)
            found.append(kind + u" '"_s + name + u"' has no role"_s);
    }
    return found;
}

} // namespace madang::test
