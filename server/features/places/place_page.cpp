// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/features/places/place_page.h"

namespace madang::place_page {

using namespace Qt::StringLiterals;
using web::Language;
using web::paragraph;
using web::Words;

namespace {

    constexpr Words kTitle{u"A place in Madang", u"마당의 한 곳"};
    constexpr Words kRoom{u"A room of the community at %1.", u"%1 커뮤니티의 방입니다."};
    constexpr Words kMessage{u"A message in a room of the community at %1.",
                             u"%1 커뮤니티의 방에 올라온 메시지입니다."};
    constexpr Words kClosed{u"Who belongs there sees it in the program.",
                            u"참여 중인 사람은 프로그램에서 볼 수 있습니다."};
    constexpr Words kOpen{u"Open in Madang", u"마당에서 열기"};
    constexpr Words kHow{
        u"If nothing happens, Madang is not installed here. In the program, press Ctrl+K and paste the "
        u"address of this page; in the terminal, type /goto and the address.",
        u"아무 일도 일어나지 않으면 이 컴퓨터에 마당이 설치되어 있지 않은 것입니다. 프로그램에서는 Ctrl+K를 "
        u"누르고 이 페이지의 주소를 붙여 넣고, 터미널에서는 /goto 뒤에 주소를 적으세요."};
    constexpr Words kMissingTitle{u"There is no such place", u"찾을 수 없는 곳입니다"};
    constexpr Words kMissing{u"The address may be incomplete.", u"주소가 잘렸을 수 있습니다."};

} // namespace

Reply show(const PlaceLink &place, const QString &room, Language language)
{
    web::Page page;
    page.title = room.isEmpty() ? kTitle.in(language) : room;
    page.body = paragraph((place.position() > 0 ? kMessage : kRoom).in(language).arg(place.authority()));
    if (room.isEmpty())
        page.body += paragraph(kClosed.in(language));
    page.body += web::wayIn(place, kOpen, language);
    page.body += html(u"<p class=\"note\">{}</p>\n", {kHow.in(language)});
    return web::rendered(page, language);
}

Reply missing(Language language)
{
    web::Page page;
    page.status = 404;
    page.mood = web::Mood::Bad;
    page.title = kMissingTitle.in(language);
    page.body = paragraph(kMissing.in(language));
    return web::rendered(page, language);
}

} // namespace madang::place_page
