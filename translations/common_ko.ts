<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
<context>
    <name>AccountNames</name>
    <message>
        <source>Guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>New account</source>
        <translation>새 계정</translation>
    </message>
</context>
<context>
    <name>madang::views::AccountCare</name>
    <message>
        <source>%1 gets a mail with a code for a new password. Sign-ins that were ended: %2</source>
        <translation>%1 님에게 새 비밀번호를 정할 코드를 메일로 보냅니다. 끝난 로그인: %2</translation>
    </message>
    <message>
        <source>Asked for. Another one who looks after accounts confirms until %1, and then %2 signs in without it.</source>
        <translation>요청했습니다. 계정을 돌보는 다른 사람이 %1까지 확인하면 %2 님은 2단계 인증 없이 로그인합니다.</translation>
    </message>
    <message>
        <source>%1 signs in with the password alone now, and was signed out everywhere.</source>
        <translation>%1 님은 이제 비밀번호만으로 로그인하며, 모든 기기에서 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>%1 has no e-mail address any more, and can set one.</source>
        <translation>%1 님의 이메일 주소를 지웠습니다. 새로 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>The account of %1 is erased. Nobody gets its user name again.</source>
        <translation>%1 님의 계정을 지웠습니다. 그 아이디는 아무도 다시 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Send a code for a new password</source>
        <translation>새 비밀번호 코드 보내기</translation>
    </message>
    <message>
        <source>Confirm taking the second factor away</source>
        <translation>2단계 인증 해제 확인</translation>
    </message>
    <message>
        <source>Ask to take the second factor away</source>
        <translation>2단계 인증 해제 요청</translation>
    </message>
    <message>
        <source>Remove the e-mail address</source>
        <translation>이메일 주소 지우기</translation>
    </message>
    <message>
        <source>Erase the account</source>
        <translation>계정 지우기</translation>
    </message>
    <message>
        <source>%1 is signed out everywhere and gets a mail with a code, with which they choose a new password. Nobody else learns it.</source>
        <translation>%1 님은 모든 기기에서 로그아웃되고, 새 비밀번호를 정할 코드를 메일로 받습니다. 다른 사람은 비밀번호를 알 수 없습니다.</translation>
    </message>
    <message>
        <source>The second factor of %1 is taken away, and they are signed out everywhere. They are told by mail. Be sure that it is they who asked for help.</source>
        <translation>%1 님의 2단계 인증을 해제하고 모든 기기에서 로그아웃합니다. 메일로 알립니다. 도움을 요청한 사람이 본인인지 꼭 확인하세요.</translation>
    </message>
    <message>
        <source>Nothing happens to %1 yet: another one who looks after accounts confirms within %2 hours. They and %1 are told.</source>
        <translation>아직 %1 님에게는 아무 일도 없습니다. 계정을 돌보는 다른 사람이 %2시간 안에 확인해야 합니다. 그 사람들과 %1 님에게 알립니다.</translation>
    </message>
    <message>
        <source>The e-mail address of %1 is removed; they can set another one without a code from it.</source>
        <translation>%1 님의 이메일 주소를 지웁니다. 그 주소의 코드 없이 다른 주소를 등록할 수 있습니다.</translation>
    </message>
    <message>
        <source>The account of %1 and every name of theirs is erased for good. What they wrote stays, by nobody.</source>
        <translation>%1 님의 계정과 모든 이름을 영구히 지웁니다. 쓴 글은 이름 없이 남습니다.</translation>
    </message>
    <message>
        <source>The account of %1, every name of theirs and all they wrote is erased for good.</source>
        <translation>%1 님의 계정과 모든 이름, 쓴 글을 모두 영구히 지웁니다.</translation>
    </message>
    <message>
        <source>@%1 asked to take the second factor away. Another one confirms until %2.</source>
        <translation>@%1 님이 2단계 인증 해제를 요청했습니다. 다른 사람이 %2까지 확인합니다.</translation>
    </message>
    <message>
        <source>@%1 asked to take the second factor away: “%2”. Another one confirms until %3.</source>
        <translation>@%1 님이 2단계 인증 해제를 요청했습니다: “%2”. 다른 사람이 %3까지 확인합니다.</translation>
    </message>
    <message>
        <source>Keep what they wrote, as a former member&apos;s</source>
        <translation>쓴 글을 옛 회원의 글로 남기기</translation>
    </message>
    <message>
        <source>Delete what they wrote, also for everybody else</source>
        <translation>쓴 글을 모두에게서 삭제하기</translation>
    </message>
</context>
<context>
    <name>madang::views::AccountMerge</name>
    <message>
        <source>%1 has everything of %2 now. Nobody signs in as %2 any more.</source>
        <translation>이제 %2 계정의 모든 것이 %1 님에게 있습니다. %2 계정으로는 아무도 로그인할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>There is nothing to move.</source>
        <translation>옮길 것이 없습니다.</translation>
    </message>
    <message>
        <source>%1 takes over everything of %2. The sign-ins of %2 end, and nobody gets that user name again. This cannot be undone.</source>
        <translation>%2 계정의 모든 것을 %1 계정이 넘겨받습니다. %2 계정의 로그인은 모두 끝나고, 그 아이디는 다시 쓸 수 없습니다. 되돌릴 수 없습니다.</translation>
    </message>
    <message>
        <source>The e-mail address and linked accounts of the one given up do not come along, for the other one looks after this community.</source>
        <translation>남는 계정이 이 커뮤니티를 돌보는 계정이라, 없어지는 계정의 이메일 주소와 연결된 계정은 옮기지 않습니다.</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Reactions</source>
        <translation>반응</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>파일</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>초안</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>Monthly gifts</source>
        <translation>정기 후원</translation>
    </message>
    <message>
        <source>Payments and cards</source>
        <translation>결제와 카드</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>신고</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>차단한 사람</translation>
    </message>
    <message>
        <source>Profile and settings</source>
        <translation>프로필과 설정</translation>
    </message>
    <message>
        <source>Linked accounts</source>
        <translation>연결된 계정</translation>
    </message>
    <message>
        <source>Sign-ins, past and present</source>
        <translation>지금까지의 로그인</translation>
    </message>
    <message>
        <source>Duties for the community</source>
        <translation>커뮤니티를 위해 맡은 일</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>저장한 메시지</translation>
    </message>
</context>
<context>
    <name>madang::views::AddressSearch</name>
    <message>
        <source>Type an address, and choose it from what is found. This server only tries that out.</source>
        <translation>주소를 입력하고 찾은 것 가운데에서 고르세요. 이 서버는 시험 삼아 보여 줄 뿐입니다.</translation>
    </message>
    <message>
        <source>Kakao</source>
        <translation>카카오</translation>
    </message>
    <message>
        <source>What you type here is sent to %1 to find the address. Choose it from what is found.</source>
        <translation>여기에 입력한 것은 주소를 찾기 위해 %1에 보내집니다. 찾은 것 가운데에서 고르세요.</translation>
    </message>
    <message>
        <source>Looking for it…</source>
        <translation>찾는 중…</translation>
    </message>
    <message>
        <source>Nothing like it was found. Write the road and the number, or the lot.</source>
        <translation>비슷한 주소를 찾지 못했습니다. 도로명과 건물 번호, 또는 지번을 입력하세요.</translation>
    </message>
    <message>
        <source>One place was found: choose it if it is yours.</source>
        <translation>한 곳을 찾았습니다. 맞으면 고르세요.</translation>
    </message>
    <message>
        <source>%1 places were found: choose yours.</source>
        <translation>%1곳을 찾았습니다. 맞는 곳을 고르세요.</translation>
    </message>
</context>
<context>
    <name>madang::views::Alerts</name>
    <message>
        <source>A gift arrived</source>
        <translation>후원이 도착했습니다</translation>
    </message>
    <message>
        <source>New message</source>
        <translation>새 메시지</translation>
    </message>
    <message>
        <source>%1 answered you in %2</source>
        <translation>%1 님이 %2에서 답장했습니다</translation>
    </message>
    <message>
        <source>%1 mentioned you in %2</source>
        <translation>%1 님이 %2에서 나를 불렀습니다</translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>There is news about money. Open it to read more.</source>
        <translation>돈에 관한 소식이 있습니다. 열어서 확인하세요.</translation>
    </message>
    <message>
        <source>There is a new notice.</source>
        <translation>새 알림이 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::ApplicantDesk</name>
    <message>
        <source>made at the server</source>
        <translation>서버에서 만듦</translation>
    </message>
    <message>
        <source>%1 · %2 left · until %3</source>
        <translation>%1 · %2명 남음 · %3까지</translation>
    </message>
    <message>
        <source>%1 can sign in now.</source>
        <translation>이제 %1 님이 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 was turned away; the name is free.</source>
        <translation>%1의 가입을 거절했습니다. 이 이름은 다시 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Nobody registers with that code any more.</source>
        <translation>이제 그 코드로는 가입할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::AuditDesk</name>
    <message>
        <source>Fetching the list…</source>
        <translation>목록을 가져오는 중…</translation>
    </message>
    <message>
        <source>Nothing was done yet.</source>
        <translation>아직 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Nothing on record fits.</source>
        <translation>맞는 기록이 없습니다.</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>번호</translation>
    </message>
    <message>
        <source>When</source>
        <translation>때</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>한 사람</translation>
    </message>
    <message>
        <source>What</source>
        <translation>한 일</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>대상</translation>
    </message>
    <message>
        <source>From where</source>
        <translation>접속한 곳</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>요청 번호</translation>
    </message>
    <message>
        <source>Seal</source>
        <translation>봉인</translation>
    </message>
    <message>
        <source>Each record is as it was written; there are %1.</source>
        <translation>기록 %1건이 모두 적힌 그대로입니다.</translation>
    </message>
    <message>
        <source>Record %1 is gone.</source>
        <translation>기록 %1번이 사라졌습니다.</translation>
    </message>
    <message>
        <source>Record %1 was changed.</source>
        <translation>기록 %1번이 바뀌었습니다.</translation>
    </message>
    <message>
        <source>Record %1 does not follow the one before it.</source>
        <translation>기록 %1번이 앞의 기록과 이어지지 않습니다.</translation>
    </message>
    <message>
        <source>Record %1 is not as it was written.</source>
        <translation>기록 %1번이 적힌 그대로가 아닙니다.</translation>
    </message>
    <message>
        <source>The %1 before it are as they were written. Keep this store as it is, and compare it with a backup.</source>
        <translation>그 앞의 %1건은 적힌 그대로입니다. 이 저장소를 그대로 두고 백업과 비교해 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::views::BanDesk</name>
    <message>
        <source>%1 · until %2</source>
        <translation>%1 · %2까지</translation>
    </message>
    <message>
        <source>%1 · until somebody lifts it</source>
        <translation>%1 · 해제할 때까지</translation>
    </message>
    <message>
        <source>banned %1 by %2</source>
        <translation>%1 %2 님이 차단</translation>
    </message>
    <message>
        <source>whoever runs the server</source>
        <translation>서버 운영자</translation>
    </message>
    <message>
        <source>%1 is banned.</source>
        <translation>%1 주소를 차단했습니다.</translation>
    </message>
    <message>
        <source>The address is not banned any more.</source>
        <translation>주소 차단을 해제했습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::CampaignDesk</name>
    <message>
        <source>A report names at least one thing the money was used for.</source>
        <translation>보고에는 돈을 쓴 항목이 하나 이상 있어야 합니다.</translation>
    </message>
    <message>
        <source>A report has at most %1 lines.</source>
        <translation>보고의 항목은 %1개까지입니다.</translation>
    </message>
    <message>
        <source>Every line says what the money was used for.</source>
        <translation>항목마다 어디에 썼는지 적어 주세요.</translation>
    </message>
    <message>
        <source>A line has at most %1 characters.</source>
        <translation>항목은 %1자까지 적을 수 있습니다.</translation>
    </message>
    <message>
        <source>“%1” is not an amount. Write it like %2 or 1만 5천원.</source>
        <translation>“%1”은(는) 금액이 아닙니다. %2 또는 1만 5천원처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>on its way: %1 of %2 have it</source>
        <translation>보내는 중: %2명 가운데 %1명이 받음</translation>
    </message>
    <message>
        <source>delivered to one donor</source>
        <translation>후원자 한 명에게 전달됨</translation>
    </message>
    <message>
        <source>held for “%1”</source>
        <translation>“%1” 때문에 보류</translation>
    </message>
    <message>
        <source>delivered, donors: %1</source>
        <translation>전달됨, 후원자 %1명</translation>
    </message>
    <message>
        <source>reports: %1</source>
        <translation>신고 %1건</translation>
    </message>
</context>
<context>
    <name>madang::views::CampaignForm</name>
    <message>
        <source>This is not an amount. Write 3000000, 3,000,000 or 300만.</source>
        <translation>금액이 아닙니다. 3000000, 3,000,000 또는 300만처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>At most %1 amounts.</source>
        <translation>금액은 %1개까지입니다.</translation>
    </message>
    <message>
        <source>Each is between %1 and %2.</source>
        <translation>각 금액은 %1부터 %2까지입니다.</translation>
    </message>
    <message>
        <source>One of these is not an amount. Write 5천 / 1만 / 5만, or 5000 10000 50000.</source>
        <translation>금액이 아닌 것이 있습니다. 5천 / 1만 / 5만 또는 5000 10000 50000처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>The report is due between the end and a year after it.</source>
        <translation>보고 예정일은 마감부터 1년 안이어야 합니다.</translation>
    </message>
    <message>
        <source>Too many characters: %1</source>
        <translation>%1자 넘침</translation>
    </message>
</context>
<context>
    <name>madang::views::CampaignPage</name>
    <message>
        <source>Open until %1</source>
        <translation>%1까지 모금</translation>
    </message>
    <message>
        <source>Settled: how the money was used has been reported</source>
        <translation>정산 완료: 사용 내역이 보고되었습니다</translation>
    </message>
    <message>
        <source>Closed. The report on the use of the money is overdue since %1</source>
        <translation>마감됨. 사용 내역 보고 기한(%1)이 지났습니다</translation>
    </message>
    <message>
        <source>Closed. A report on the use of the money is due by %1</source>
        <translation>마감됨. 사용 내역 보고 예정: %1</translation>
    </message>
</context>
<context>
    <name>madang::views::Complaint</name>
    <message>
        <source>unwanted advertising</source>
        <translation>원치 않는 광고</translation>
    </message>
    <message>
        <source>insults or harassment</source>
        <translation>욕설이나 괴롭힘</translation>
    </message>
    <message>
        <source>danger to somebody</source>
        <translation>누군가에게 위험함</translation>
    </message>
    <message>
        <source>fraud</source>
        <translation>사기</translation>
    </message>
    <message>
        <source>another reason</source>
        <translation>다른 까닭</translation>
    </message>
    <message>
        <source>It was taken away, and whoever complained is told.</source>
        <translation>지웠고, 신고한 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>The profile stays, and whoever complained is told.</source>
        <translation>프로필을 그대로 두었고, 신고한 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>The invitation was withdrawn, and whoever complained is told.</source>
        <translation>초대를 거두었고, 신고한 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>The invitation stays, and whoever complained is told.</source>
        <translation>초대를 그대로 두었고, 신고한 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>Those who look after the community are told.</source>
        <translation>커뮤니티를 돌보는 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>Those who look after the room are told.</source>
        <translation>방을 돌보는 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>How %1 shows themselves · complaints: %2</source>
        <translation>%1 님의 프로필 · 신고 %2건</translation>
    </message>
    <message>
        <source>%1 invited people to “%2” · complaints: %3</source>
        <translation>%1 님이 “%2”(으)로 초대 · 신고 %3건</translation>
    </message>
    <message>
        <source>Nickname: %1</source>
        <translation>별명: %1</translation>
    </message>
    <message>
        <source>About themselves: %1</source>
        <translation>소개: %1</translation>
    </message>
    <message>
        <source>With a picture.</source>
        <translation>사진이 있습니다.</translation>
    </message>
    <message>
        <source>Take the message away</source>
        <translation>메시지 지우기</translation>
    </message>
    <message>
        <source>Withdraw the invitation</source>
        <translation>초대 거두기</translation>
    </message>
    <message>
        <source>Take the nickname away</source>
        <translation>별명 지우기</translation>
    </message>
    <message>
        <source>Take the picture away</source>
        <translation>사진 지우기</translation>
    </message>
    <message>
        <source>Take the words away</source>
        <translation>소개 지우기</translation>
    </message>
    <message>
        <source>Take all of it away</source>
        <translation>모두 지우기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>madang::views::ComplaintDesk</name>
    <message>
        <source>%1 in “%2” · complaints: %3</source>
        <translation>“%2”의 %1 님 · 신고 %3건</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>taken away by %1, %2</source>
        <translation>%1 님이 지움, %2</translation>
    </message>
    <message>
        <source>left as it is by %1, %2</source>
        <translation>%1 님이 그대로 둠, %2</translation>
    </message>
    <message>
        <source>The message was taken away, and whoever complained is told.</source>
        <translation>메시지를 지웠고, 신고한 분들께 알렸습니다.</translation>
    </message>
    <message>
        <source>The message stays, and whoever complained is told.</source>
        <translation>메시지를 그대로 두었고, 신고한 분들께 알렸습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::ConnectionDesk</name>
    <message>
        <source>Read at %1.</source>
        <translation>%1 기준</translation>
    </message>
    <message>
        <source>At the server “%1”, read at %2.</source>
        <translation>서버 “%1”, %2 기준</translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation>목록을 가져오는 중…</translation>
    </message>
    <message>
        <source>This person is not connected.</source>
        <translation>이 사람은 접속해 있지 않습니다.</translation>
    </message>
    <message>
        <source>No guest is connected.</source>
        <translation>접속한 손님이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody is connected.</source>
        <translation>접속한 사람이 없습니다.</translation>
    </message>
    <message>
        <source>A guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>Somebody whose account is gone</source>
        <translation>계정이 없어진 사람</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Desktop program</source>
        <translation>데스크톱 프로그램</translation>
    </message>
    <message>
        <source>Terminal program</source>
        <translation>터미널 프로그램</translation>
    </message>
    <message>
        <source>Browser</source>
        <translation>브라우저</translation>
    </message>
    <message>
        <source>Another program</source>
        <translation>다른 프로그램</translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>%1부터</translation>
    </message>
    <message>
        <source>rooms followed: %1</source>
        <translation>따라 읽는 방 %1개</translation>
    </message>
    <message>
        <source>%1 not read yet</source>
        <translation>아직 읽지 않은 양 %1</translation>
    </message>
    <message>
        <source>%1 is signed out. Sign-ins that were ended: %2</source>
        <translation>%1 님을 로그아웃했습니다. 끝낸 로그인: %2</translation>
    </message>
</context>
<context>
    <name>madang::views::DeletionUndo</name>
    <message>
        <source>Deleted.</source>
        <translation>삭제했습니다.</translation>
    </message>
    <message>
        <source>Deleted: “%1”</source>
        <translation>삭제했습니다: “%1”</translation>
    </message>
</context>
<context>
    <name>madang::views::DeskText</name>
    <message>
        <source>another amount was captured</source>
        <translation>다른 금액이 들어옴</translation>
    </message>
    <message>
        <source>captured without an order</source>
        <translation>주문 없이 들어온 돈</translation>
    </message>
    <message>
        <source>captured for nothing we know</source>
        <translation>알 수 없는 용도로 들어온 돈</translation>
    </message>
    <message>
        <source>captured after the end</source>
        <translation>끝난 뒤에 들어온 돈</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>처리함</translation>
    </message>
    <message>
        <source>captured</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>not captured yet</source>
        <translation>아직 승인되지 않음</translation>
    </message>
    <message>
        <source>no answer that says</source>
        <translation>결과를 알 수 없음</translation>
    </message>
    <message>
        <source>asked about it: %1</source>
        <translation>조회: %1</translation>
    </message>
    <message>
        <source>asked to capture: %1</source>
        <translation>승인 요청: %1</translation>
    </message>
    <message>
        <source>had the gateway asked</source>
        <translation>결제사에 다시 조회함</translation>
    </message>
    <message>
        <source>replayed a webhook</source>
        <translation>웹훅을 다시 처리함</translation>
    </message>
    <message>
        <source>proved the books</source>
        <translation>장부를 검산함</translation>
    </message>
    <message>
        <source>resolved what did not fit</source>
        <translation>맞지 않는 돈을 처리함</translation>
    </message>
    <message>
        <source>confirmed a deposit</source>
        <translation>입금을 확인함</translation>
    </message>
    <message>
        <source>gave money back</source>
        <translation>환불함</translation>
    </message>
    <message>
        <source>approved a refund</source>
        <translation>환불을 승인함</translation>
    </message>
    <message>
        <source>rejected a refund</source>
        <translation>환불을 거절함</translation>
    </message>
    <message>
        <source>Stuck</source>
        <translation>멈춘 결제</translation>
    </message>
    <message>
        <source>Unmatched</source>
        <translation>맞지 않는 돈</translation>
    </message>
    <message>
        <source>Dead letters</source>
        <translation>실패한 웹훅</translation>
    </message>
    <message>
        <source>Refunds</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Deposits</source>
        <translation>입금</translation>
    </message>
    <message>
        <source>No payment is stuck.</source>
        <translation>멈춘 결제가 없습니다.</translation>
    </message>
    <message>
        <source>All money fits an order.</source>
        <translation>모든 돈이 주문과 맞습니다.</translation>
    </message>
    <message>
        <source>No webhook was given up.</source>
        <translation>실패한 웹훅이 없습니다.</translation>
    </message>
    <message>
        <source>No deposit is expected.</source>
        <translation>기다리는 입금이 없습니다.</translation>
    </message>
    <message>
        <source>not paid yet</source>
        <translation>결제 전</translation>
    </message>
    <message>
        <source>in doubt</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>waiting for the deposit</source>
        <translation>입금 대기</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>결제됨</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>환불됨</translation>
    </message>
    <message>
        <source>given back in part</source>
        <translation>일부 환불됨</translation>
    </message>
    <message>
        <source>ended without money</source>
        <translation>결제 없이 끝남</translation>
    </message>
    <message>
        <source>expired</source>
        <translation>만료됨</translation>
    </message>
    <message>
        <source>the order was made</source>
        <translation>주문이 만들어짐</translation>
    </message>
    <message>
        <source>posted: %1</source>
        <translation>장부에 기록: %1</translation>
    </message>
    <message>
        <source>an operator %1</source>
        <translation>운영자: %1</translation>
    </message>
    <message>
        <source>decided: %1</source>
        <translation>결정: %1</translation>
    </message>
    <message>
        <source>webhook: %1</source>
        <translation>웹훅: %1</translation>
    </message>
    <message>
        <source>refund: %1</source>
        <translation>환불: %1</translation>
    </message>
    <message>
        <source>All postings together are zero.</source>
        <translation>모든 기록의 합이 0입니다.</translation>
    </message>
    <message>
        <source>Every entry balances.</source>
        <translation>모든 항목의 차변과 대변이 맞습니다.</translation>
    </message>
    <message>
        <source>Every entry moves something.</source>
        <translation>빈 항목이 없습니다.</translation>
    </message>
    <message>
        <source>Every transfer goes from one account to another.</source>
        <translation>모든 이체가 서로 다른 두 계정 사이에 있습니다.</translation>
    </message>
    <message>
        <source>The store refuses to change what was written.</source>
        <translation>저장소가 기록의 변경을 막고 있습니다.</translation>
    </message>
    <message>
        <source>Every confirmed gift is posted with its amount.</source>
        <translation>확정된 모든 후원이 제 금액으로 기록되었습니다.</translation>
    </message>
    <message>
        <source>Every paid order has its confirmed gift.</source>
        <translation>결제된 모든 주문에 확정된 후원이 있습니다.</translation>
    </message>
    <message>
        <source>Gateway accounts hold what our orders say.</source>
        <translation>결제사 계정이 우리 주문과 맞습니다.</translation>
    </message>
    <message>
        <source>Campaigns hold their gifts less what went back.</source>
        <translation>모금 계정이 후원에서 환불을 뺀 금액과 맞습니다.</translation>
    </message>
    <message>
        <source>The sandbox&apos;s own book agrees with ours.</source>
        <translation>샌드박스의 장부가 우리 장부와 맞습니다.</translation>
    </message>
    <message>
        <source>The books hold.</source>
        <translation>장부가 맞습니다.</translation>
    </message>
    <message>
        <source>The books do not hold. Stop giving and look.</source>
        <translation>장부가 맞지 않습니다. 모금을 멈추고 확인해 주세요.</translation>
    </message>
    <message>
        <source>The gateway does not know yet. It is asked again by itself.</source>
        <translation>결제사도 아직 모릅니다. 저절로 다시 조회합니다.</translation>
    </message>
    <message>
        <source>The gateway was asked: %1.</source>
        <translation>결제사에 조회했습니다: %1.</translation>
    </message>
    <message>
        <source>Resolved. It stays on record.</source>
        <translation>처리했습니다. 기록은 남습니다.</translation>
    </message>
    <message>
        <source>paid a second time</source>
        <translation>두 번째로 입금됨</translation>
    </message>
    <message>
        <source>the gateway gave no answer</source>
        <translation>결제사가 답하지 않음</translation>
    </message>
    <message>
        <source>it could not be stored</source>
        <translation>저장하지 못함</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>읽을 수 없음</translation>
    </message>
    <message>
        <source>nobody knows that order</source>
        <translation>모르는 주문</translation>
    </message>
    <message>
        <source>the order is another gateway&apos;s</source>
        <translation>다른 결제사의 주문</translation>
    </message>
    <message>
        <source>money without an order</source>
        <translation>주문 없는 돈</translation>
    </message>
    <message>
        <source>given back at the gateway, not here</source>
        <translation>결제사에서만 환불됨</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>checked</source>
        <translation>확인함</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>무시함</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>포기함</translation>
    </message>
    <message>
        <source>asked for late</source>
        <translation>기한 뒤의 요청</translation>
    </message>
    <message>
        <source>campaign settled</source>
        <translation>정산이 끝난 모금</translation>
    </message>
    <message>
        <source>needs a second person</source>
        <translation>두 번째 승인 필요</translation>
    </message>
    <message>
        <source>it fits</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>transferred money back</source>
        <translation>돈을 송금해 돌려줌</translation>
    </message>
    <message>
        <source>dealt with a refused refund</source>
        <translation>거절된 환불을 처리함</translation>
    </message>
    <message>
        <source>No refund waits for a person.</source>
        <translation>사람을 기다리는 환불이 없습니다.</translation>
    </message>
    <message>
        <source>asked by %1</source>
        <translation>%1 님이 요청</translation>
    </message>
    <message>
        <source>reference %1</source>
        <translation>입금자 표시 %1</translation>
    </message>
    <message>
        <source>sent by %1</source>
        <translation>보낸 이 %1</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>거래번호 %1</translation>
    </message>
    <message>
        <source>transfer seen: %1</source>
        <translation>입금 확인: %1</translation>
    </message>
    <message>
        <source>Everything that went back is posted once.</source>
        <translation>돌려준 돈은 모두 한 번씩 장부에 올랐습니다.</translation>
    </message>
    <message>
        <source>It is tried again. The order&apos;s story says what comes of it.</source>
        <translation>다시 처리합니다. 결과는 주문 내역에 나타납니다.</translation>
    </message>
    <message>
        <source>Posted as given back. The donor is told.</source>
        <translation>환불로 장부에 올렸습니다. 후원자에게 알립니다.</translation>
    </message>
    <message>
        <source>Off the list. It stays on record.</source>
        <translation>목록에서 뺐습니다. 기록은 남습니다.</translation>
    </message>
    <message>
        <source>Confirm that %1 of %2 for “%3” came?</source>
        <translation>%2 님의 “%3” 입금 %1을 확인할까요?</translation>
    </message>
    <message>
        <source>%1 came, but %2 expects %3. Note it as money that does not fit? The order waits on.</source>
        <translation>%1이 들어왔지만 %2은(는) %3을 기다립니다. 맞지 않는 돈으로 적어 둘까요? 주문은 계속 기다립니다.</translation>
    </message>
    <message>
        <source>Nobody was told the reference %1. Note %2 as money that does not fit?</source>
        <translation>입금자 표시 %1은(는) 안내한 적이 없습니다. %2을 맞지 않는 돈으로 적어 둘까요?</translation>
    </message>
    <message>
        <source>%1 is paid or ended already. Note %2 as money that came once too often?</source>
        <translation>%1은(는) 이미 결제되었거나 끝났습니다. %2을 더 들어온 돈으로 적어 둘까요?</translation>
    </message>
    <message>
        <source>That transfer was noted before, by %1 at %2: %3. Nothing was done again.</source>
        <translation>이미 적힌 입금입니다(%1, %2): %3. 다시 처리하지 않았습니다.</translation>
    </message>
    <message>
        <source>Confirmed: %1 of %2 came. The gift counts.</source>
        <translation>확인했습니다. %2 님의 %1이 후원에 더해졌습니다.</translation>
    </message>
    <message>
        <source>Noted: %1. It is listed as unmatched until somebody says what became of it.</source>
        <translation>적어 두었습니다: %1. 어떻게 처리했는지 적을 때까지 ‘맞지 않는 돈’에 남습니다.</translation>
    </message>
    <message>
        <source>Was %1 really sent back to %2, with the number %3? It is posted at once.</source>
        <translation>%2 님에게 %1을 거래번호 %3(으)로 정말 돌려보냈나요? 바로 장부에 오릅니다.</translation>
    </message>
    <message>
        <source>(booked on %1)</source>
        <translation>(은행 처리일 %1)</translation>
    </message>
    <message>
        <source>(%1 times, last at %2)</source>
        <translation>(%1번, 마지막 %2)</translation>
    </message>
    <message>
        <source>(%1 times)</source>
        <translation>(%1번)</translation>
    </message>
</context>
<context>
    <name>madang::views::DonationForm</name>
    <message>
        <source>A gift is at least %1.</source>
        <translation>후원 금액은 %1 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>A gift is at most %1.</source>
        <translation>후원 금액은 %1 이하여야 합니다.</translation>
    </message>
    <message>
        <source>The order is being made…</source>
        <translation>주문을 만들고 있습니다…</translation>
    </message>
    <message>
        <source>Pay %1 in the browser. This page will show what became of it.</source>
        <translation>브라우저에서 %1을 결제해 주세요. 결과는 이 화면에 나타납니다.</translation>
    </message>
    <message>
        <source>The payment of %1 is being checked. Nothing is lost: you may close this and come back.</source>
        <translation>%1 결제를 확인하고 있습니다. 창을 닫았다가 나중에 다시 보셔도 됩니다. 사라지지 않습니다.</translation>
    </message>
    <message>
        <source>Transfer exactly %1 as shown. Your gift counts when the money has come; you may close this and come back.</source>
        <translation>정확히 %1을 아래와 같이 보내 주세요. 입금이 확인되면 후원이 반영됩니다. 창을 닫았다가 나중에 다시 보셔도 됩니다.</translation>
    </message>
    <message>
        <source>Thank you. Your gift of %1 has arrived.</source>
        <translation>고맙습니다. %1 후원이 전해졌습니다.</translation>
    </message>
    <message>
        <source>The payment of %1 was given back to you.</source>
        <translation>%1 결제가 환불되었습니다.</translation>
    </message>
    <message>
        <source>The payment did not go through and nothing was charged. You can try again.</source>
        <translation>결제가 이루어지지 않았고 청구된 금액도 없습니다. 다시 시도할 수 있습니다.</translation>
    </message>
    <message>
        <source>The time to pay has run out and nothing was charged. You can try again.</source>
        <translation>결제 시간이 지났고 청구된 금액은 없습니다. 다시 시도할 수 있습니다.</translation>
    </message>
    <message>
        <source>A message can come with %1 or more.</source>
        <translation>메시지는 %1부터 남길 수 있습니다.</translation>
    </message>
    <message>
        <source>Thank you. Your gift of %1 has arrived. Its message appears once the organiser has looked at it.</source>
        <translation>고맙습니다. 후원금 %1이 잘 도착했습니다. 메시지는 모금한 사람이 확인한 뒤에 보입니다.</translation>
    </message>
    <message>
        <source>Too many characters: %1</source>
        <translation>%1자 넘침</translation>
    </message>
</context>
<context>
    <name>madang::views::DonorRanking</name>
    <message>
        <source>7 days</source>
        <translation>7일</translation>
    </message>
    <message>
        <source>1 month</source>
        <translation>1개월</translation>
    </message>
    <message>
        <source>2 months</source>
        <translation>2개월</translation>
    </message>
    <message>
        <source>1 year</source>
        <translation>1년</translation>
    </message>
    <message>
        <source>All time</source>
        <translation>전체 기간</translation>
    </message>
</context>
<context>
    <name>madang::views::EmailSettings</name>
    <message>
        <source>A code is on its way to %1.</source>
        <translation>%1 주소로 코드를 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 is your e-mail address now.</source>
        <translation>이제 이메일 주소는 %1입니다.</translation>
    </message>
    <message>
        <source>A new code is on its way.</source>
        <translation>새 코드를 보냈습니다.</translation>
    </message>
    <message>
        <source>This server keeps no e-mail addresses.</source>
        <translation>이 서버는 이메일 주소를 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>%1 is proven. A new password can be sent there.</source>
        <translation>%1 주소를 확인했습니다. 비밀번호를 잊으면 이 주소로 코드를 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 is not proven yet. Enter the code that was sent there.</source>
        <translation>%1 주소가 아직 확인되지 않았습니다. 그 주소로 보낸 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>No address yet. With one, you can set a new password when you have forgotten yours.</source>
        <translation>아직 주소가 없습니다. 주소가 있으면 비밀번호를 잊었을 때 새로 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>A code is on its way to %1, and another one to %2.</source>
        <translation>%1(으)로 코드를 보냈고, %2(으)로도 다른 코드를 보냈습니다.</translation>
    </message>
    <message>
        <source>%1 is your address until the two codes sent there and to %2 are entered. If mail to %1 reaches you no more, ask who runs the server.</source>
        <translation>이 주소와 %2(으)로 보낸 코드 두 개를 입력할 때까지는 %1이(가) 내 주소입니다. %1(으)로 메일을 받을 수 없게 되었다면 서버 운영자에게 부탁하세요.</translation>
    </message>
</context>
<context>
    <name>madang::views::EmojiPicker</name>
    <message>
        <source>Smileys and feelings</source>
        <translation>표정과 감정</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Animals and nature</source>
        <translation>동물과 자연</translation>
    </message>
    <message>
        <source>Food and drink</source>
        <translation>음식</translation>
    </message>
    <message>
        <source>Travel and places</source>
        <translation>여행과 장소</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>활동</translation>
    </message>
    <message>
        <source>Objects</source>
        <translation>사물</translation>
    </message>
    <message>
        <source>Signs</source>
        <translation>기호</translation>
    </message>
    <message>
        <source>Flags</source>
        <translation>깃발</translation>
    </message>
</context>
<context>
    <name>madang::views::EventText</name>
    <message>
        <source>%1 was invited by %2</source>
        <translation>%2님이 %1님을 초대했습니다</translation>
    </message>
    <message>
        <source>%1 joined</source>
        <translation>%1님이 들어왔습니다</translation>
    </message>
    <message>
        <source>%1 was removed by %2</source>
        <translation>%2님이 %1님을 내보냈습니다</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>%1님이 나갔습니다</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>%1 opened this room</source>
        <translation>%1님이 이 방을 만들었습니다</translation>
    </message>
    <message>
        <source>%1 closed this room: it can be read, but nothing can be written</source>
        <translation>%1님이 이 방을 닫았습니다. 읽을 수는 있지만 쓸 수는 없습니다</translation>
    </message>
    <message>
        <source>Something happened here that this version cannot show</source>
        <translation>이 버전에서는 보여 줄 수 없는 일이 있었습니다</translation>
    </message>
    <message>
        <source>%1 made a gift</source>
        <translation>%1님이 후원했습니다</translation>
    </message>
    <message>
        <source>%1 gave %2</source>
        <translation>%1님이 %2을 후원했습니다</translation>
    </message>
    <message>
        <source>You: %1</source>
        <translation>나: %1</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>“%1” is settled: how the money was used has been reported (%2)</source>
        <translation>“%1” 정산 완료: 사용 내역을 보고했습니다 (%2)</translation>
    </message>
    <message>
        <source>“%1” is over: %2 came together</source>
        <translation>“%1” 마감: %2 모였습니다</translation>
    </message>
    <message>
        <source>“%1” is open: %2</source>
        <translation>“%1” 진행 중: %2</translation>
    </message>
    <message>
        <source>%1% of the goal reached: %2 of %3</source>
        <translation>목표의 %1% 달성: %3 중 %2</translation>
    </message>
    <message>
        <source>How %1 was used has been reported: %2</source>
        <translation>%1 사용 내역 보고: %2</translation>
    </message>
    <message>
        <source>A video was added: %1 (%2)</source>
        <translation>영상이 올라왔습니다: %1 (%2)</translation>
    </message>
    <message>
        <source>Thanks from “%1”: %2</source>
        <translation>“%1”의 감사 인사: %2</translation>
    </message>
    <message>
        <source>An anonymous gift was given back</source>
        <translation>익명의 후원이 환불되었습니다</translation>
    </message>
    <message>
        <source>A part of an anonymous gift was given back</source>
        <translation>익명의 후원 일부가 환불되었습니다</translation>
    </message>
    <message>
        <source>The gift of %1 was given back</source>
        <translation>%1님의 후원이 환불되었습니다</translation>
    </message>
    <message>
        <source>A part of the gift of %1 was given back</source>
        <translation>%1님의 후원 일부가 환불되었습니다</translation>
    </message>
    <message>
        <source>(total now %1)</source>
        <translation>(현재 합계 %1)</translation>
    </message>
    <message>
        <source>The message of a gift was hidden</source>
        <translation>후원 메시지 하나가 가려졌습니다</translation>
    </message>
    <message>
        <source>%1 said with a gift: %2</source>
        <translation>%1 님의 후원 메시지: %2</translation>
    </message>
    <message>
        <source>A message to “%1” waits for your decision</source>
        <translation>“%1”에 온 메시지가 결정을 기다립니다</translation>
    </message>
    <message>
        <source>%1 of “%2” was paid out</source>
        <translation>‘%2’에서 %1을 지급했습니다</translation>
    </message>
    <message>
        <source>%1 pinned a message</source>
        <translation>%1님이 메시지를 고정했습니다</translation>
    </message>
    <message>
        <source>%1 unpinned a message</source>
        <translation>%1님이 메시지 고정을 풀었습니다</translation>
    </message>
    <message>
        <source>%1 deleted a message</source>
        <translation>%1님이 메시지를 삭제했습니다</translation>
    </message>
    <message>
        <source>%1 changed a message: %2</source>
        <translation>%1님이 메시지를 고쳤습니다: %2</translation>
    </message>
    <message>
        <source>%1 reacted with %2</source>
        <translation>%1님이 %2 반응을 남겼습니다</translation>
    </message>
    <message>
        <source>%1 took %2 back</source>
        <translation>%1님이 %2 반응을 거두었습니다</translation>
    </message>
    <message>
        <source>This message was deleted</source>
        <translation>삭제된 메시지입니다</translation>
    </message>
    <message>
        <source>[Picture] %1 (%2)</source>
        <translation>[사진] %1 (%2)</translation>
    </message>
    <message>
        <source>[File] %1 (%2)</source>
        <translation>[파일] %1 (%2)</translation>
    </message>
    <message>
        <source>former member</source>
        <translation>옛 회원</translation>
    </message>
    <message>
        <source>Forwarded from %1</source>
        <translation>%1 님의 말을 전달</translation>
    </message>
    <message>
        <source>Forwarded from %1 · %2</source>
        <translation>%1 님의 말을 전달 · %2</translation>
    </message>
    <message>
        <source>[Its files stayed there]</source>
        <translation>[파일은 원래 메시지에 있습니다]</translation>
    </message>
    <message>
        <source>1 message of a blocked person</source>
        <translation>차단한 사람의 메시지 1개</translation>
    </message>
    <message>
        <source>%1 messages of blocked people</source>
        <translation>차단한 사람의 메시지 %1개</translation>
    </message>
    <message>
        <source>Words of a blocked person</source>
        <translation>차단한 사람의 말</translation>
    </message>
    <message>
        <source>%1 changed a message</source>
        <translation>%1님이 메시지를 고쳤습니다</translation>
    </message>
    <message>
        <source>What was said before you joined is not shown here.</source>
        <translation>들어오기 전에 오간 대화는 여기에 보이지 않습니다.</translation>
    </message>
    <message>
        <source>only what comes after they join</source>
        <translation>들어온 뒤의 대화만</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>지난 대화 모두</translation>
    </message>
    <message>
        <source>Those who look after the community closed this room: it can be read, but nothing can be written</source>
        <translation>운영진이 이 방을 닫았습니다. 읽을 수는 있지만 쓸 수는 없습니다</translation>
    </message>
    <message>
        <source>%1 decided what new members see: %2</source>
        <translation>%1님이 새로 들어온 사람이 볼 수 있는 대화를 정했습니다: %2</translation>
    </message>
</context>
<context>
    <name>madang::views::Finder</name>
    <message>
        <source>Person %1</source>
        <translation>%1 님</translation>
    </message>
    <message>
        <source>Campaign %1</source>
        <translation>모금 %1</translation>
    </message>
    <message>
        <source>People</source>
        <translation>사람</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>What can be done</source>
        <translation>할 수 있는 일</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>링크</translation>
    </message>
    <message>
        <source>Open this link</source>
        <translation>이 링크 열기</translation>
    </message>
</context>
<context>
    <name>madang::views::Formats</name>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>어제</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>방금</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1분 전</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1시간 전</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>끝남</translation>
    </message>
    <message>
        <source>%1 min left</source>
        <translation>%1분 남음</translation>
    </message>
    <message>
        <source>%1 h left</source>
        <translation>%1시간 남음</translation>
    </message>
    <message>
        <source>%1 days left</source>
        <translation>%1일 남음</translation>
    </message>
</context>
<context>
    <name>madang::views::GiftSights</name>
    <message>
        <source>Room and page</source>
        <translation>방과 페이지</translation>
    </message>
    <message>
        <source>Live alert</source>
        <translation>실시간 알림</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>Your receipt</source>
        <translation>내 영수증</translation>
    </message>
    <message>
        <source>Organiser&apos;s table</source>
        <translation>모금한 사람의 표</translation>
    </message>
    <message>
        <source>Organiser&apos;s view</source>
        <translation>모금한 사람의 화면</translation>
    </message>
    <message>
        <source>not listed</source>
        <translation>나오지 않음</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>amount hidden</source>
        <translation>금액 비공개</translation>
    </message>
    <message>
        <source>My nickname and the amount</source>
        <translation>별명과 금액</translation>
    </message>
    <message>
        <source>Only the amount</source>
        <translation>금액만</translation>
    </message>
    <message>
        <source>Only my nickname</source>
        <translation>별명만</translation>
    </message>
    <message>
        <source>Only the amount; the organiser sees no name</source>
        <translation>금액만, 모금한 사람에게도 이름을 숨김</translation>
    </message>
</context>
<context>
    <name>madang::views::GiftWords</name>
    <message>
        <source>The use of the money has been reported already, so who runs the campaign, or this server, has to decide.</source>
        <translation>이미 사용 내역이 보고된 모금이어서 모금을 연 사람이나 서버 운영자가 결정합니다.</translation>
    </message>
    <message>
        <source>It is so much that a second person has to agree.</source>
        <translation>금액이 커서 다른 한 사람의 승인이 더 필요합니다.</translation>
    </message>
    <message>
        <source>The time to cancel without asking is over, so who runs the campaign, or this server, decides.</source>
        <translation>바로 취소할 수 있는 기간이 지나 모금을 연 사람이나 서버 운영자가 결정합니다.</translation>
    </message>
    <message>
        <source>not paid yet</source>
        <translation>결제 전</translation>
    </message>
    <message>
        <source>being checked</source>
        <translation>확인 중</translation>
    </message>
    <message>
        <source>waiting for the transfer</source>
        <translation>입금 대기</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>given back</source>
        <translation>환불됨</translation>
    </message>
    <message>
        <source>given back in part</source>
        <translation>일부 환불</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>not paid in time</source>
        <translation>기한 내 미결제</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>waiting for a decision</source>
        <translation>결정 대기</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>환불 진행 중</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>반려됨</translation>
    </message>
    <message>
        <source>Giving back %1 waits for a decision.</source>
        <translation>%1 환불이 결정을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>%1 is on its way back. The payment service has not confirmed it yet; it is asked again by itself, and nothing is given back twice.</source>
        <translation>%1을 환불하고 있습니다. 결제사가 아직 확인해 주지 않아 자동으로 다시 묻습니다. 두 번 환불되는 일은 없습니다.</translation>
    </message>
    <message>
        <source>%1 was given back.</source>
        <translation>%1이 환불되었습니다.</translation>
    </message>
    <message>
        <source>Giving back %1 was rejected.</source>
        <translation>%1 환불 요청이 반려되었습니다.</translation>
    </message>
    <message>
        <source>Ask for %1 of the gift to “%2” back?</source>
        <translation>“%2” 후원금 중 %1의 환불을 요청할까요?</translation>
    </message>
    <message>
        <source>Give %1 back? The gift to “%2” will not count any more.</source>
        <translation>%1을 환불할까요? “%2” 후원은 더 이상 집계되지 않습니다.</translation>
    </message>
    <message>
        <source>Give %1 back? %2 of the gift to “%3” will remain.</source>
        <translation>%1을 환불할까요? “%3” 후원금 %2은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Somebody</source>
        <translation>익명의 후원자</translation>
    </message>
    <message>
        <source>%1 asks for %2 of a gift to “%3” back: %4</source>
        <translation>%1님이 “%3” 후원금 %2의 환불을 요청했습니다: %4</translation>
    </message>
    <message>
        <source>to be transferred back</source>
        <translation>송금해 돌려줄 차례</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>%1 will be transferred back by hand. When it has been sent, it leaves the total, and you are told.</source>
        <translation>%1을 담당자가 송금해 돌려드립니다. 보낸 뒤에 모금액에서 빠지고, 알려 드립니다.</translation>
    </message>
    <message>
        <source>%1 could not be given back. The gift is as it was.</source>
        <translation>%1을 돌려주지 못했습니다. 후원은 그대로입니다.</translation>
    </message>
    <message>
        <source>Somebody has to transfer it by hand; it counts until that is done.</source>
        <translation>담당자가 송금해야 하며, 그때까지는 모금액에 들어 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::JointUnread</name>
    <message>
        <source>%1 at %2</source>
        <translation>%2의 %1</translation>
    </message>
    <message>
        <source>%1, unread: %2</source>
        <translation>%1, 읽지 않음 %2개</translation>
    </message>
    <message>
        <source>mentions: %1</source>
        <translation>나를 부름: %1</translation>
    </message>
</context>
<context>
    <name>madang::views::LoudnessText</name>
    <message>
        <source>As usual</source>
        <translation>기본</translation>
    </message>
    <message>
        <source>All messages</source>
        <translation>모든 메시지</translation>
    </message>
    <message>
        <source>Mentions only</source>
        <translation>나를 부를 때만</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>받지 않음</translation>
    </message>
    <message>
        <source>Muted</source>
        <translation>알림 꺼짐</translation>
    </message>
    <message>
        <source>Muted until %1</source>
        <translation>%1까지 알림 꺼짐</translation>
    </message>
</context>
<context>
    <name>madang::views::MessageActions</name>
    <message>
        <source>Saved. You find it among your saved messages.</source>
        <translation>저장했습니다. 저장한 메시지에서 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>Removed from your saved messages.</source>
        <translation>저장한 메시지에서 뺐습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::MessageSearch</name>
    <message>
        <source>Searching…</source>
        <translation>찾고 있습니다…</translation>
    </message>
    <message>
        <source>There is no connection: only what this device remembers could be searched.</source>
        <translation>연결이 없어 이 기기에 남아 있는 것만 찾아보았습니다.</translation>
    </message>
    <message>
        <source>Try fewer words, or leave a filter out.</source>
        <translation>낱말을 줄이거나 조건을 빼 보세요.</translation>
    </message>
    <message>
        <source>Part of a word is enough. Narrow it with from:name, in:room, has:link, has:file, has:money, before:2026-01-31, during:2026-01.</source>
        <translation>낱말의 일부만 적어도 됩니다. from:이름, in:방, has:link, has:file, has:money, before:2026-01-31, during:2026-01로 좁힐 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::MyData</name>
    <message>
        <source>The server collects your data…</source>
        <translation>서버가 데이터를 모으고 있습니다…</translation>
    </message>
    <message>
        <source>Your data comes over: %1 %</source>
        <translation>데이터를 받고 있습니다: %1 %</translation>
    </message>
    <message>
        <source>Your account is being deleted…</source>
        <translation>계정을 삭제하고 있습니다…</translation>
    </message>
    <message>
        <source>Your data is in %1. Keep it where only you find it.</source>
        <translation>데이터를 %1에 저장했습니다. 나만 찾을 수 있는 곳에 두세요.</translation>
    </message>
    <message>
        <source>Your account, your names, addresses, settings and sign-ins go for good, here and on every device. Nobody gets your user name again.</source>
        <translation>계정과 이름, 주소, 설정, 로그인 기록이 이 기기와 다른 모든 기기에서 완전히 사라집니다. 이 아이디는 아무도 다시 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Your monthly gifts end. Gifts stay in the totals and books, receipts keep their number and amount; none of them keeps your name. Save your data and receipts first if you need them.</source>
        <translation>정기 후원은 끝납니다. 후원은 합계와 장부에, 영수증은 번호와 금액만 남고, 어디에도 이름은 남지 않습니다. 데이터와 영수증이 필요하면 먼저 저장하세요.</translation>
    </message>
    <message>
        <source>Backups that whoever runs the server made before hold it until they are replaced.</source>
        <translation>서버 운영자가 전에 만든 백업에는 새 백업으로 바뀔 때까지 남아 있습니다.</translation>
    </message>
    <message>
        <source>Your account is deleted. Thank you for having been here; you are welcome back at any time.</source>
        <translation>계정을 삭제했습니다. 그동안 함께해 주셔서 고맙습니다. 언제든 다시 오세요.</translation>
    </message>
    <message>
        <source>Keep what I wrote, as a former member&apos;s</source>
        <translation>내가 쓴 글을 옛 회원의 글로 남기기</translation>
    </message>
    <message>
        <source>Delete what I wrote, also for everybody else</source>
        <translation>내가 쓴 글을 모두에게서 삭제하기</translation>
    </message>
</context>
<context>
    <name>madang::views::NewAccount</name>
    <message>
        <source>@%1 can sign in with this password. It is shown only here.</source>
        <translation>@%1 님은 이 비밀번호로 로그인할 수 있습니다. 비밀번호는 여기에서만 보입니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::NicknameChoice</name>
    <message>
        <source>Choose what others here call you, before your first message. Nobody else has the same nickname. You can read on without one.</source>
        <translation>첫 메시지를 쓰기 전에 여기서 불릴 별명을 정해 주세요. 같은 별명은 한 사람만 쓸 수 있습니다. 별명 없이도 읽을 수는 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::NicknameProbe</name>
    <message>
        <source>This nickname is free.</source>
        <translation>쓸 수 있는 별명입니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::NoticeWords</name>
    <message>
        <source>Your gift of %1 to “%2” has arrived. Thank you!</source>
        <translation>“%2”에 보낸 후원금 %1이 들어왔습니다. 고맙습니다!</translation>
    </message>
    <message>
        <source>Your gift of %1 to “%2” waits for your transfer.</source>
        <translation>“%2”에 보낼 후원금 %1이 이체를 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>Your gift of %1 to “%2” was declined. Nothing was charged.</source>
        <translation>“%2” 후원 %1의 결제가 거절되었습니다. 빠져나간 돈은 없습니다.</translation>
    </message>
    <message>
        <source>Your gift of %1 to “%2” was not paid in time. Nothing was charged.</source>
        <translation>“%2” 후원 %1이 기한 안에 결제되지 않았습니다. 빠져나간 돈은 없습니다.</translation>
    </message>
    <message>
        <source>Receipt %1 of your gift to “%2”. %3</source>
        <translation>“%2” 후원 영수증 %1. %3</translation>
    </message>
    <message>
        <source>Receipt %1 of your gift of %2 to “%3” is ready.</source>
        <translation>“%3” 후원 %2의 영수증 %1이 준비되었습니다.</translation>
    </message>
    <message>
        <source>The payout of %1 from “%2” was approved: %3 arrives, on %4.</source>
        <translation>“%2”의 지급 %1이 승인되었습니다. %4에 %3이 들어옵니다.</translation>
    </message>
    <message>
        <source>The payout of %1 from “%2” was refused: %3</source>
        <translation>“%2”의 지급 %1이 거절되었습니다: %3</translation>
    </message>
    <message>
        <source>The payout of %1 from “%2” was paid: %3 arrives.</source>
        <translation>“%2”의 지급 %1이 이체되었습니다. %3이 들어옵니다.</translation>
    </message>
    <message>
        <source>%1 made you a member of “%2”.</source>
        <translation>%1 님이 “%2” 방에 초대했습니다.</translation>
    </message>
    <message>
        <source>%1 named you in “%2”.</source>
        <translation>%1님이 “%2”에서 당신을 불렀습니다.</translation>
    </message>
    <message>
        <source>Something happened that this version cannot show.</source>
        <translation>이 버전에서는 보여 줄 수 없는 소식이 있습니다.</translation>
    </message>
    <message>
        <source>There is a complaint about a message in “%1”.</source>
        <translation>“%1”의 메시지에 신고가 들어왔습니다.</translation>
    </message>
    <message>
        <source>The message you complained about in “%1” was taken away.</source>
        <translation>“%1”에서 신고하신 메시지를 지웠습니다.</translation>
    </message>
    <message>
        <source>The message you complained about in “%1” was looked at and stays.</source>
        <translation>“%1”에서 신고하신 메시지를 살펴보고 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>%1 (%2) asks for an account here.</source>
        <translation>%1(%2) 님이 가입을 신청했습니다.</translation>
    </message>
    <message>
        <source>Your account %1 (%2) was merged into this one. If it was not yours, tell who looks after this community.</source>
        <translation>%1 (%2) 계정을 이 계정에 합쳤습니다. 본인 계정이 아니었다면 이 커뮤니티를 돌보는 사람에게 알려 주세요.</translation>
    </message>
    <message>
        <source>Your role here is another one now: %1.</source>
        <translation>여기에서 맡은 역할이 바뀌었습니다: %1</translation>
    </message>
    <message>
        <source>%1 gave you another role here: %2.</source>
        <translation>%1 님이 역할을 바꾸었습니다: %2</translation>
    </message>
    <message>
        <source>Your account was signed in to from somewhere new: %1, address %2. If that was not you, sign that device out and change your password.</source>
        <translation>새로운 곳에서 계정에 로그인했습니다. 기기: %1, 주소: %2. 본인이 아니라면 그 기기를 로그아웃하고 비밀번호를 바꾸세요.</translation>
    </message>
    <message>
        <source>a device without a name</source>
        <translation>이름 없는 기기</translation>
    </message>
    <message>
        <source>%1 called you as %2 in “%3”.</source>
        <translation>%1 님이 “%3”에서 %2(을)를 불렀습니다.</translation>
    </message>
    <message>
        <source>There is a complaint about how somebody shows themselves.</source>
        <translation>누군가의 프로필에 신고가 들어왔습니다.</translation>
    </message>
    <message>
        <source>The profile you complained about was looked at, and what was wrong was taken away.</source>
        <translation>신고하신 프로필을 살펴보고 문제가 있는 부분을 지웠습니다.</translation>
    </message>
    <message>
        <source>The profile you complained about was looked at and stays.</source>
        <translation>신고하신 프로필을 살펴보고 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>There is a complaint about an invitation to “%1”.</source>
        <translation>“%1” 초대에 신고가 들어왔습니다.</translation>
    </message>
    <message>
        <source>The invitation to “%1” you complained about was withdrawn: you are not in that room any more.</source>
        <translation>신고하신 “%1” 초대를 거두었습니다. 이제 그 방에 있지 않습니다.</translation>
    </message>
    <message>
        <source>The invitation to “%1” you complained about was looked at and stays.</source>
        <translation>신고하신 “%1” 초대를 살펴보고 그대로 두었습니다.</translation>
    </message>
    <message>
        <source>%1 asks to take the second factor of %2 (%3) away. Another one confirms until %4.</source>
        <translation>%1 님이 %2(%3) 님의 2단계 인증 해제를 요청했습니다. 다른 사람이 %4까지 확인합니다.</translation>
    </message>
    <message>
        <source>%1 confirmed that your second factor is taken away. Set one up anew.</source>
        <translation>%1 님이 확인하여 2단계 인증이 해제되었습니다. 새로 설정해 주세요.</translation>
    </message>
    <message>
        <source>%1 asked to take your second factor away. If you did not ask for help, tell the owners here.</source>
        <translation>%1 님이 회원님의 2단계 인증 해제를 요청했습니다. 도움을 요청하지 않았다면 이곳의 소유자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>A token was made with which programs use your account: “%1”, from address %2. If that was not you, revoke it and change your password.</source>
        <translation>프로그램이 내 계정을 쓸 수 있는 토큰 “%1”을(를) 만들었습니다(주소 %2). 본인이 한 일이 아니라면 토큰을 없애고 비밀번호를 바꾸세요.</translation>
    </message>
</context>
<context>
    <name>madang::views::OverviewDesk</name>
    <message>
        <source>Looking around…</source>
        <translation>살펴보는 중…</translation>
    </message>
    <message>
        <source>Not reached since %1; this is how it was then.</source>
        <translation>%1부터 연결되지 않아, 그때의 상태를 보여 줍니다.</translation>
    </message>
    <message>
        <source>Read at %1.</source>
        <translation>%1 기준</translation>
    </message>
</context>
<context>
    <name>madang::views::OverviewText</name>
    <message>
        <source>%1, 99 %: %2</source>
        <translation>%1, 99 %: %2</translation>
    </message>
    <message>
        <source>none in the last minute</source>
        <translation>최근 1분 동안 없음</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>초당 %1</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1일 %2시간</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1시간 %2분</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1분</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>알 수 없음</translation>
    </message>
    <message>
        <source>never proven</source>
        <translation>검산한 적 없음</translation>
    </message>
    <message>
        <source>hold</source>
        <translation>맞음</translation>
    </message>
    <message>
        <source>do not hold</source>
        <translation>맞지 않음</translation>
    </message>
    <message>
        <source>%1 free</source>
        <translation>%1 남음</translation>
    </message>
    <message>
        <source>none given up</source>
        <translation>실패한 것 없음</translation>
    </message>
    <message>
        <source>none in doubt</source>
        <translation>확인 중인 것 없음</translation>
    </message>
    <message>
        <source>being asked about: %1</source>
        <translation>확인 중: %1건</translation>
    </message>
    <message>
        <source>none waiting</source>
        <translation>대기 없음</translation>
    </message>
    <message>
        <source>waiting: %1</source>
        <translation>대기: %1건</translation>
    </message>
    <message>
        <source>99 % within %1</source>
        <translation>99 %가 %1 안에</translation>
    </message>
    <message>
        <source>none open</source>
        <translation>열린 것 없음</translation>
    </message>
    <message>
        <source>nobody waits</source>
        <translation>기다리는 사람 없음</translation>
    </message>
    <message>
        <source>no errors since the start</source>
        <translation>시작 이후 오류 없음</translation>
    </message>
    <message>
        <source>errors since the start: %1</source>
        <translation>시작 이후 오류: %1건</translation>
    </message>
    <message>
        <source>Disk</source>
        <translation>디스크</translation>
    </message>
    <message>
        <source>Books</source>
        <translation>장부</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>웹훅</translation>
    </message>
    <message>
        <source>Payments</source>
        <translation>결제</translation>
    </message>
    <message>
        <source>Refunds under way</source>
        <translation>진행 중인 환불</translation>
    </message>
    <message>
        <source>Mails</source>
        <translation>메일</translation>
    </message>
    <message>
        <source>Work in the lanes</source>
        <translation>처리 대기 작업</translation>
    </message>
    <message>
        <source>Store writes</source>
        <translation>저장소 쓰기</translation>
    </message>
    <message>
        <source>HTTP answers</source>
        <translation>HTTP 응답</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>신고</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>새 계정</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>로그</translation>
    </message>
    <message>
        <source>only %1 free: make room before writing fails</source>
        <translation>%1밖에 남지 않음: 쓰기가 실패하기 전에 공간을 비워 주세요</translation>
    </message>
    <message>
        <source>only %1 free</source>
        <translation>%1밖에 남지 않음</translation>
    </message>
    <message>
        <source>do not hold; things that do not fit: %1</source>
        <translation>맞지 않음, 어긋난 것: %1건</translation>
    </message>
    <message>
        <source>not proven for a day</source>
        <translation>하루 넘게 검산하지 않음</translation>
    </message>
    <message>
        <source>given up: %1</source>
        <translation>실패: %1건</translation>
    </message>
    <message>
        <source>in doubt, some for over an hour: %1</source>
        <translation>확인 중, 한 시간 넘은 것 있음: %1건</translation>
    </message>
    <message>
        <source>in doubt, some for minutes: %1</source>
        <translation>확인 중, 몇 분 지난 것 있음: %1건</translation>
    </message>
    <message>
        <source>given up, some since yesterday: %1</source>
        <translation>발송 실패, 하루 안에 생긴 것 있음: %1건</translation>
    </message>
    <message>
        <source>waiting, some for over an hour: %1</source>
        <translation>대기, 한 시간 넘은 것 있음: %1건</translation>
    </message>
    <message>
        <source>crowded, waiting: %1</source>
        <translation>몰림, 대기: %1건</translation>
    </message>
    <message>
        <source>slow: one in a hundred takes %1 or more</source>
        <translation>느림: 백에 하나는 %1 이상 걸림</translation>
    </message>
    <message>
        <source>open: %1</source>
        <translation>열림: %1건</translation>
    </message>
    <message>
        <source>waiting to be let in: %1</source>
        <translation>승인 대기: %1명</translation>
    </message>
    <message>
        <source>an error within the last hour; since the start: %1</source>
        <translation>최근 한 시간 안에 오류 있음, 시작 이후: %1건</translation>
    </message>
    <message>
        <source>good</source>
        <translation>정상</translation>
    </message>
    <message>
        <source>to watch</source>
        <translation>주의</translation>
    </message>
    <message>
        <source>bad</source>
        <translation>이상</translation>
    </message>
    <message>
        <source>Everything is in order.</source>
        <translation>모두 정상입니다.</translation>
    </message>
    <message>
        <source>One thing needs you: %1.</source>
        <translation>살펴볼 것이 하나 있습니다: %1.</translation>
    </message>
    <message>
        <source>%1 things need you: %2.</source>
        <translation>살펴볼 것이 %1가지 있습니다: %2.</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>버전</translation>
    </message>
    <message>
        <source>Running for</source>
        <translation>가동 시간</translation>
    </message>
    <message>
        <source>Store</source>
        <translation>저장소</translation>
    </message>
    <message>
        <source>%1, step %2</source>
        <translation>%1, %2단계</translation>
    </message>
    <message>
        <source>Size of the store</source>
        <translation>저장소 크기</translation>
    </message>
    <message>
        <source>Free on the disk</source>
        <translation>디스크 여유</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>연결</translation>
    </message>
    <message>
        <source>WebSockets</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Subscriptions</source>
        <translation>구독</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Deliveries</source>
        <translation>전달</translation>
    </message>
    <message>
        <source>Mails waiting</source>
        <translation>대기 중인 메일</translation>
    </message>
    <message>
        <source>Mails given up</source>
        <translation>실패한 메일</translation>
    </message>
    <message>
        <source>Payments in doubt</source>
        <translation>확인 중인 결제</translation>
    </message>
    <message>
        <source>Refunds in doubt</source>
        <translation>확인 중인 환불</translation>
    </message>
    <message>
        <source>Webhooks given up</source>
        <translation>실패한 웹훅</translation>
    </message>
    <message>
        <source>Open complaints</source>
        <translation>열린 신고</translation>
    </message>
    <message>
        <source>Waiting for an account</source>
        <translation>가입 승인 대기</translation>
    </message>
    <message>
        <source>Errors logged</source>
        <translation>기록된 오류</translation>
    </message>
    <message>
        <source>Warnings logged</source>
        <translation>기록된 경고</translation>
    </message>
    <message>
        <source>stored and read</source>
        <translation>저장하고 읽을 수 있음</translation>
    </message>
    <message>
        <source>Attached files</source>
        <translation>첨부 파일</translation>
    </message>
    <message>
        <source>the bucket fails; requests since it last worked: %1</source>
        <translation>버킷이 동작하지 않음, 마지막으로 동작한 뒤의 요청: %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>없음</translation>
    </message>
    <message>
        <source>Unmatched money</source>
        <translation>맞지 않는 돈</translation>
    </message>
    <message>
        <source>waits for somebody, some for over a day: %1</source>
        <translation>처리 대기, 하루 넘은 것 있음: %1건</translation>
    </message>
    <message>
        <source>waits for somebody: %1</source>
        <translation>처리 대기: %1건</translation>
    </message>
    <message>
        <source>Orders waiting for a transfer</source>
        <translation>입금을 기다리는 주문</translation>
    </message>
    <message>
        <source>%1 s behind what is in the store: set it, mails wait for it</source>
        <translation>저장소에 있는 것보다 %1초 늦습니다. 시계를 맞추세요. 메일이 그때까지 기다립니다</translation>
    </message>
    <message>
        <source>nothing keeps it: codes and payments go by it, let NTP keep it</source>
        <translation>시계를 맞춰 주는 것이 없습니다. 인증 코드와 결제가 시계를 따르니 NTP를 켜세요</translation>
    </message>
    <message>
        <source>jumped back by %1 s within the last day: somebody set it</source>
        <translation>지난 하루 사이에 %1초 뒤로 갔습니다. 누군가 시계를 바꿨습니다</translation>
    </message>
    <message>
        <source>jumped ahead by %1 s within the last day: somebody set it, or the machine slept</source>
        <translation>지난 하루 사이에 %1초 앞으로 갔습니다. 누군가 시계를 바꿨거나 기계가 절전 상태였습니다</translation>
    </message>
    <message>
        <source>goes evenly</source>
        <translation>고르게 갑니다</translation>
    </message>
    <message>
        <source>Clock</source>
        <translation>시계</translation>
    </message>
</context>
<context>
    <name>madang::views::OwnDetails</name>
    <message>
        <source>not told</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>Full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Day of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>Gender</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>Phone</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>Country</source>
        <translation>나라</translation>
    </message>
    <message>
        <source>Postcode</source>
        <translation>우편번호</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>Address, second line</source>
        <translation>상세 주소</translation>
    </message>
    <message>
        <source>Not told</source>
        <translation>적지 않음</translation>
    </message>
    <message>
        <source>Woman</source>
        <translation>여성</translation>
    </message>
    <message>
        <source>Man</source>
        <translation>남성</translation>
    </message>
    <message>
        <source>Non-binary</source>
        <translation>논바이너리</translation>
    </message>
    <message>
        <source>Another</source>
        <translation>그 밖</translation>
    </message>
    <message>
        <source>South Korea</source>
        <translation>대한민국</translation>
    </message>
    <message>
        <source>Where home is (coordinates)</source>
        <translation>집 위치 (좌표)</translation>
    </message>
</context>
<context>
    <name>madang::views::OwnProfile</name>
    <message>
        <source>It was chosen once, and stays.</source>
        <translation>한 번 정한 별명이라 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>As my devices speak</source>
        <translation>내 기기의 언어를 따름</translation>
    </message>
</context>
<context>
    <name>madang::views::OwnProof</name>
    <message>
        <source>Sign in again with %1</source>
        <translation>%1(으)로 다시 로그인</translation>
    </message>
    <message>
        <source>Sign in again</source>
        <translation>다시 로그인</translation>
    </message>
    <message>
        <source>Sign in again in your browser.</source>
        <translation>브라우저에서 다시 로그인하세요.</translation>
    </message>
    <message>
        <source>Open %1 in a browser, on any device, and type %2 there.</source>
        <translation>아무 기기의 브라우저에서 %1을(를) 열고 %2을(를) 입력하세요.</translation>
    </message>
    <message>
        <source>You have no password here: sign in again the way you came. What you typed stays.</source>
        <translation>여기에 비밀번호가 없어요. 들어왔던 방법으로 다시 로그인해 주세요. 입력한 내용은 그대로 있어요.</translation>
    </message>
    <message>
        <source>You have signed in again. Send this once more.</source>
        <translation>다시 로그인했어요. 한 번 더 보내 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::views::OwnVerification</name>
    <message>
        <source>Verified on %1.</source>
        <translation>%1에 본인인증을 완료했습니다.</translation>
    </message>
    <message>
        <source>You have not verified who you are.</source>
        <translation>아직 본인인증을 하지 않았습니다.</translation>
    </message>
    <message>
        <source>You came back from the browser; the outcome is being checked.</source>
        <translation>브라우저에서 돌아오셨습니다. 결과를 확인하고 있습니다.</translation>
    </message>
    <message>
        <source>Go on in the browser. What happens there is shown here by itself.</source>
        <translation>브라우저에서 계속하세요. 결과는 여기에 자동으로 표시됩니다.</translation>
    </message>
    <message>
        <source>This server only tries out how it works: it proves nothing.</source>
        <translation>시험용 서버입니다. 실제 본인 확인은 되지 않습니다.</translation>
    </message>
    <message>
        <source>Who makes a campaign here has to be verified.</source>
        <translation>이 서버에서는 본인인증을 해야 모금을 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>Name: %1</source>
        <translation>이름: %1</translation>
    </message>
    <message>
        <source>Date of birth: %1</source>
        <translation>생년월일: %1</translation>
    </message>
    <message>
        <source>Phone: %1</source>
        <translation>전화번호: %1</translation>
    </message>
</context>
<context>
    <name>madang::views::PaymentText</name>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Bank</source>
        <translation>은행</translation>
    </message>
    <message>
        <source>Account number</source>
        <translation>계좌 번호</translation>
    </message>
    <message>
        <source>Account holder</source>
        <translation>예금주</translation>
    </message>
    <message>
        <source>Sender&apos;s name to write</source>
        <translation>보내는 사람 이름에 적을 글</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>입금 기한</translation>
    </message>
    <message>
        <source>A person looks at the account; that may take a working day. You will be told.</source>
        <translation>담당자가 통장을 직접 확인하므로 영업일 하루쯤 걸릴 수 있습니다. 확인되면 알려 드립니다.</translation>
    </message>
    <message>
        <source>The next check is at %1, or as soon as word comes.</source>
        <translation>다음 확인은 %1이며, 소식이 오면 바로 확인합니다.</translation>
    </message>
    <message>
        <source>The payment service is asked again in about %1 s.</source>
        <translation>약 %1초 뒤에 결제사에 다시 확인합니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::PayoutDesk</name>
    <message>
        <source>asked for by %1</source>
        <translation>신청: %1</translation>
    </message>
    <message>
        <source>decided by %1</source>
        <translation>결정: %1</translation>
    </message>
    <message>
        <source>transfer %1</source>
        <translation>이체 %1</translation>
    </message>
    <message>
        <source>“%1” is no amount. Write it like 10000 or 1만.</source>
        <translation>“%1”은(는) 금액이 아닙니다. 10000 또는 1만처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>At most %1 can be paid out.</source>
        <translation>지급할 수 있는 금액은 %1까지입니다.</translation>
    </message>
    <message>
        <source>The campaign holds %1, of which %2 can be paid out.</source>
        <translation>모금에 %1이 있고, 그 가운데 %2을 지급할 수 있습니다.</translation>
    </message>
    <message>
        <source>Of %1 a fee of %2 is kept: %3 arrives, on %4.</source>
        <translation>%1에서 수수료 %2을 빼고 %4에 %3이 들어옵니다.</translation>
    </message>
    <message>
        <source>Asked for. A second person has to agree.</source>
        <translation>신청했습니다. 다른 사람의 동의가 필요합니다.</translation>
    </message>
    <message>
        <source>The payout was withdrawn.</source>
        <translation>지급 신청을 거두었습니다.</translation>
    </message>
    <message>
        <source>The payout was approved.</source>
        <translation>지급을 승인했습니다.</translation>
    </message>
    <message>
        <source>The payout was refused.</source>
        <translation>지급을 거절했습니다.</translation>
    </message>
    <message>
        <source>The payout is marked as paid.</source>
        <translation>지급한 것으로 적었습니다.</translation>
    </message>
    <message>
        <source>%1 · fee %2 · %3 arrives: %4</source>
        <translation>%1 · 수수료 %2 · %3 입금: %4</translation>
    </message>
</context>
<context>
    <name>madang::views::PayoutWords</name>
    <message>
        <source>waits for a second person</source>
        <translation>다른 사람의 승인을 기다림</translation>
    </message>
    <message>
        <source>approved</source>
        <translation>승인됨</translation>
    </message>
    <message>
        <source>paid out</source>
        <translation>지급됨</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>거절됨</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>철회됨</translation>
    </message>
    <message>
        <source>fits</source>
        <translation>일치</translation>
    </message>
    <message>
        <source>we never made that order</source>
        <translation>우리에게 없는 주문</translation>
    </message>
    <message>
        <source>our order was never paid</source>
        <translation>결제되지 않은 주문</translation>
    </message>
    <message>
        <source>another amount than ours</source>
        <translation>금액이 다름</translation>
    </message>
    <message>
        <source>another payment than ours</source>
        <translation>결제가 다름</translation>
    </message>
    <message>
        <source>more taken back than we gave back</source>
        <translation>환불한 것보다 많이 취소됨</translation>
    </message>
    <message>
        <source>missing in the file</source>
        <translation>파일에 없음</translation>
    </message>
</context>
<context>
    <name>madang::views::People</name>
    <message>
        <source>%1 is typing…</source>
        <translation>%1님이 입력하고 있습니다…</translation>
    </message>
    <message>
        <source>%1 and %2 are typing…</source>
        <translation>%1님과 %2님이 입력하고 있습니다…</translation>
    </message>
    <message>
        <source>Several people are typing…</source>
        <translation>여러 사람이 입력하고 있습니다…</translation>
    </message>
</context>
<context>
    <name>madang::views::PeopleDesk</name>
    <message>
        <source>%1 is signed out. Sign-ins that were ended: %2</source>
        <translation>%1 님을 로그아웃했습니다. 끝낸 로그인: %2</translation>
    </message>
    <message>
        <source>%1 cannot sign in any more. Sign-ins that were ended: %2</source>
        <translation>이제 %1 님은 로그인할 수 없습니다. 끝낸 로그인: %2</translation>
    </message>
    <message>
        <source>%1 can sign in again, with the password they had.</source>
        <translation>%1 님이 쓰던 비밀번호로 다시 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>사용 중지</translation>
    </message>
    <message>
        <source>last used %1</source>
        <translation>마지막 사용 %1</translation>
    </message>
    <message>
        <source>not signed in</source>
        <translation>로그인하지 않음</translation>
    </message>
    <message>
        <source>here since %1</source>
        <translation>%1부터 이용</translation>
    </message>
    <message>
        <source>disabled since %1</source>
        <translation>%1부터 사용 중지</translation>
    </message>
    <message>
        <source>unnamed device</source>
        <translation>이름 없는 기기</translation>
    </message>
    <message>
        <source>End all sign-ins</source>
        <translation>모두 로그아웃</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>사용 중지</translation>
    </message>
    <message>
        <source>Enable again</source>
        <translation>다시 사용</translation>
    </message>
    <message>
        <source>%1 is called by the user name, and can choose a nickname anew.</source>
        <translation>%1 님은 이제 아이디로 불리며, 별명을 다시 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Take the nickname away</source>
        <translation>별명 거두기</translation>
    </message>
</context>
<context>
    <name>madang::views::PersonPage</name>
    <message>
        <source>Here since %1</source>
        <translation>%1부터 함께</translation>
    </message>
    <message>
        <source>Identity verified</source>
        <translation>본인인증됨</translation>
    </message>
</context>
<context>
    <name>madang::views::PledgeText</name>
    <message>
        <source>Ended by you. Nothing is charged any more.</source>
        <translation>직접 해지하셨습니다. 더 이상 결제되지 않습니다.</translation>
    </message>
    <message>
        <source>Ended, because the campaign is over. Nothing is charged any more.</source>
        <translation>모금이 끝나 함께 종료되었습니다. 더 이상 결제되지 않습니다.</translation>
    </message>
    <message>
        <source>Ended, because the card was declined and no other one was registered.</source>
        <translation>카드가 거절된 뒤 다른 카드가 등록되지 않아 종료되었습니다.</translation>
    </message>
    <message>
        <source>Never began: no card was registered in time.</source>
        <translation>제때 카드가 등록되지 않아 시작되지 않았습니다.</translation>
    </message>
    <message>
        <source>Your monthly gift of %1 to “%2” could not be charged: %3</source>
        <translation>‘%2’ 정기 후원 %1이 결제되지 않았습니다. %3</translation>
    </message>
    <message>
        <source>%1 It is tried again %2; you can also register another card.</source>
        <translation>%1 %2에 다시 시도합니다. 다른 카드를 등록하셔도 됩니다.</translation>
    </message>
    <message>
        <source>Your monthly gift of %1 to “%2” is suspended: the card was declined too often. Register another card before %3, or it ends.</source>
        <translation>‘%2’ 정기 후원 %1이 중단되었습니다. 카드가 여러 번 거절되었습니다. %3까지 다른 카드를 등록하지 않으면 종료됩니다.</translation>
    </message>
    <message>
        <source>Your monthly gift of %1 to “%2” has begun. The next charge: %3.</source>
        <translation>‘%2’ 정기 후원 %1이 시작되었습니다. 다음 결제일: %3.</translation>
    </message>
    <message>
        <source>on the last day of each month</source>
        <translation>매월 말일</translation>
    </message>
    <message>
        <source>on day %1 of each month</source>
        <translation>매월 %1일</translation>
    </message>
    <message>
        <source>No card is registered yet. Register one in the browser.</source>
        <translation>아직 카드가 등록되지 않았습니다. 브라우저에서 등록해 주세요.</translation>
    </message>
    <message>
        <source>Active.</source>
        <translation>진행 중입니다.</translation>
    </message>
    <message>
        <source>Active. The card is charged %1.</source>
        <translation>진행 중입니다. %1에 카드로 결제됩니다.</translation>
    </message>
    <message>
        <source>Paused. No date is charged until you go on.</source>
        <translation>쉬는 중입니다. 다시 시작하실 때까지 결제되지 않습니다.</translation>
    </message>
    <message>
        <source>Suspended: the card was declined too often. Register another card before %1, or it ends.</source>
        <translation>중단됨: 카드가 여러 번 거절되었습니다. %1까지 다른 카드를 등록하지 않으면 종료됩니다.</translation>
    </message>
    <message>
        <source>being checked; nothing is charged twice</source>
        <translation>확인 중 (두 번 결제되지 않습니다)</translation>
    </message>
    <message>
        <source>declined; tried again %1</source>
        <translation>거절됨, %1에 다시 시도</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>결제됨</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>건너뜀</translation>
    </message>
    <message>
        <source>not charged that time</source>
        <translation>그때는 결제되지 않음</translation>
    </message>
    <message>
        <source>given up before it was tried again</source>
        <translation>다시 시도하기 전에 그만둠</translation>
    </message>
    <message>
        <source>The charge of %1 is being checked. Nothing is charged twice.</source>
        <translation>%1 결제를 확인하고 있습니다. 두 번 결제되지 않습니다.</translation>
    </message>
    <message>
        <source>The charge of %1 did not go through: %2 It is tried again %3. Another card is charged at once.</source>
        <translation>%1 결제가 되지 않았습니다. %2 %3에 다시 시도합니다. 다른 카드를 등록하면 바로 결제됩니다.</translation>
    </message>
    <message>
        <source>The charge of %1 did not go through: %2 It is not tried again.</source>
        <translation>%1 결제가 되지 않았습니다. %2 다시 시도하지 않습니다.</translation>
    </message>
    <message>
        <source>The card company declined it.</source>
        <translation>카드사가 거절했습니다.</translation>
    </message>
    <message>
        <source>The payment service gave no answer.</source>
        <translation>결제사에서 답이 없었습니다.</translation>
    </message>
    <message>
        <source>A limit of the card is reached.</source>
        <translation>카드 한도를 넘었습니다.</translation>
    </message>
    <message>
        <source>The card cannot be used any more.</source>
        <translation>더 이상 쓸 수 없는 카드입니다.</translation>
    </message>
    <message>
        <source>The payment service refused it.</source>
        <translation>결제사가 거절했습니다.</translation>
    </message>
    <message>
        <source>The card for your monthly gift to “%1” was not accepted. Nothing was charged; you can register another one.</source>
        <translation>‘%1’ 정기 후원 카드가 승인되지 않았습니다. 결제된 금액은 없으며, 다른 카드를 등록하실 수 있습니다.</translation>
    </message>
    <message>
        <source>Your monthly gift to “%1”: %2</source>
        <translation>‘%1’ 정기 후원: %2</translation>
    </message>
    <message>
        <source>declined; not tried again</source>
        <translation>거절됨, 다시 시도하지 않음</translation>
    </message>
</context>
<context>
    <name>madang::views::ReceiptList</name>
    <message>
        <source>Void: replaced by %1</source>
        <translation>무효: %1(으)로 대체됨</translation>
    </message>
    <message>
        <source>Void: the gift was given back</source>
        <translation>무효: 후원금이 환불됨</translation>
    </message>
    <message>
        <source>Receipt %1</source>
        <translation>영수증 %1</translation>
    </message>
    <message>
        <source>Gifts of %1</source>
        <translation>%1년 후원 내역</translation>
    </message>
</context>
<context>
    <name>madang::views::ReceivedGifts</name>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>Reports say that %1 was spent, but after refunds only %2 was received: %3 is missing. Explain it in a report.</source>
        <translation>보고에는 %1을 썼다고 되어 있지만, 환불 뒤에 남은 모금액은 %2입니다. %3이 모자랍니다. 보고로 설명해 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::views::RefundForm</name>
    <message>
        <source>At most %1 is left of this gift.</source>
        <translation>이 후원에서 환불할 수 있는 금액은 %1까지입니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::RoleChange</name>
    <message>
        <source>%1 is %2 now.</source>
        <translation>이제 %1 님의 역할은 %2입니다.</translation>
    </message>
    <message>
        <source>These look called alike: %1</source>
        <translation>이름이 비슷해 보이는 사람: %1</translation>
    </message>
    <message>
        <source>%1, up to now %2, becomes %3. %4 That holds at once, also where they are signed in.</source>
        <translation>%1 님의 역할이 %2에서 %3(으)로 바뀝니다. %4 로그인되어 있는 곳에서도 바로 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::RoomExport</name>
    <message>
        <source>%1 % · fetching %2 (%3)</source>
        <translation>%1 % · %2 받는 중 (%3)</translation>
    </message>
    <message>
        <source>%1 % · messages: %2, files: %3</source>
        <translation>%1 % · 메시지 %2개, 파일 %3개</translation>
    </message>
    <message>
        <source>The room is saved in %1: messages: %2, files: %3.</source>
        <translation>방을 %1에 저장했습니다. 메시지 %2개, 파일 %3개입니다.</translation>
    </message>
    <message>
        <source>Files left out because they are no more, or went beyond the limit: %1.</source>
        <translation>더는 없거나 한도를 넘어 빠진 파일: %1개.</translation>
    </message>
    <message>
        <source>Older messages were left out: there were too many.</source>
        <translation>메시지가 너무 많아 오래된 것은 빠졌습니다.</translation>
    </message>
    <message>
        <source>Saved on %1. It holds what you could see then; keep it where only those find it who may read it.</source>
        <translation>%1에 저장했습니다. 그때 볼 수 있었던 내용이 들어 있으니, 읽어도 되는 사람만 찾을 수 있는 곳에 보관해 주세요.</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>수정됨</translation>
    </message>
    <message>
        <source>answers this</source>
        <translation>이 글에 대한 답장</translation>
    </message>
    <message>
        <source>Going on where it stopped.</source>
        <translation>멈춘 곳부터 이어서 합니다.</translation>
    </message>
    <message>
        <source>%1 % of it waits in %2. Saved into the same place again, it goes on from there.</source>
        <translation>%1 %까지 받은 것이 %2에 남아 있습니다. 같은 곳에 다시 저장하면 거기서 이어집니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::RoomList</name>
    <message>
        <source>Draft: %1</source>
        <translation>쓰던 글: %1</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>알림 꺼짐</translation>
    </message>
    <message>
        <source>%1 unread</source>
        <translation>읽지 않음 %1개</translation>
    </message>
    <message>
        <source>%1 of them name you</source>
        <translation>그중 나를 부른 것 %1개</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>즐겨찾기</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>폴더 %1</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>접힘</translation>
    </message>
    <message>
        <source>unfolded</source>
        <translation>펼침</translation>
    </message>
    <message>
        <source>Less important</source>
        <translation>덜 중요한 방</translation>
    </message>
</context>
<context>
    <name>madang::views::RoomPictures</name>
    <message>
        <source>Looking for earlier pictures…</source>
        <translation>이전 사진을 찾고 있습니다…</translation>
    </message>
    <message>
        <source>Looking for later pictures…</source>
        <translation>다음 사진을 찾고 있습니다…</translation>
    </message>
    <message>
        <source>There are no earlier pictures.</source>
        <translation>이전 사진이 더 없습니다.</translation>
    </message>
    <message>
        <source>There are no later pictures.</source>
        <translation>다음 사진이 더 없습니다.</translation>
    </message>
    <message>
        <source>No earlier picture has been found yet.</source>
        <translation>아직 이전 사진을 찾지 못했습니다.</translation>
    </message>
    <message>
        <source>No later picture has been found yet.</source>
        <translation>아직 다음 사진을 찾지 못했습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::RoomSchedule</name>
    <message>
        <source>“%1” is beyond a day: times go from 0:00 to 24:00.</source>
        <translation>“%1”은(는) 하루를 벗어나요. 시각은 0:00부터 24:00까지입니다.</translation>
    </message>
    <message>
        <source>“%1” ends when it begins. Write 0-24 for a whole day.</source>
        <translation>“%1”은(는) 시작과 끝이 같아요. 하루 종일은 0-24라고 쓰세요.</translation>
    </message>
    <message>
        <source>Every day</source>
        <translation>매일</translation>
    </message>
    <message>
        <source>%1 all day</source>
        <translation>%1 하루 종일</translation>
    </message>
    <message>
        <source>Quiet by its schedule</source>
        <translation>시간표에 따라 조용함</translation>
    </message>
    <message>
        <source>Loud at all times</source>
        <translation>언제나 알림</translation>
    </message>
    <message>
        <source>Quiet until %1</source>
        <translation>%1까지 조용함</translation>
    </message>
    <message>
        <source>Loud until %1</source>
        <translation>%1까지 알림</translation>
    </message>
    <message>
        <source>A comma is missing before “%1”.</source>
        <translation>“%1” 앞에 쉼표가 없어요.</translation>
    </message>
    <message>
        <source>“%1” is neither a day nor times.</source>
        <translation>“%1”은(는) 요일도 시간도 아니에요.</translation>
    </message>
    <message>
        <source>No times are named.</source>
        <translation>시간이 없어요.</translation>
    </message>
    <message>
        <source>A schedule has at most %1 times.</source>
        <translation>시간표에는 시간을 %1개까지 넣을 수 있어요.</translation>
    </message>
</context>
<context>
    <name>madang::views::SavedMessages</name>
    <message>
        <source>A room you are not in any more</source>
        <translation>이제 들어 있지 않은 방</translation>
    </message>
    <message>
        <source>saved %1</source>
        <translation>%1 저장함</translation>
    </message>
    <message>
        <source>No longer there: it was deleted, or you do not see that part of the room any more.</source>
        <translation>더는 볼 수 없습니다. 삭제되었거나, 방의 그 부분을 이제 볼 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::SecondFactorSettings</name>
    <message>
        <source>Signing in asks for a code now. Every other device was signed out.</source>
        <translation>이제 로그인할 때 코드를 묻습니다. 다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>Signing in asks for the password alone now.</source>
        <translation>이제 로그인할 때 비밀번호만 묻습니다.</translation>
    </message>
    <message>
        <source>These recovery codes take the place of the ones before.</source>
        <translation>이 복구 코드가 이전 복구 코드를 대신합니다.</translation>
    </message>
    <message>
        <source>Signing in asks for a code of your authenticator. Recovery codes left: %1.</source>
        <translation>로그인할 때 인증 앱의 코드를 묻습니다. 남은 복구 코드: %1개.</translation>
    </message>
    <message>
        <source>This server takes no second factor.</source>
        <translation>이 서버는 2단계 인증을 쓰지 않습니다.</translation>
    </message>
    <message>
        <source>You may decide about money here, which needs a second factor first. Set one up.</source>
        <translation>여기서 돈에 관한 결정을 하려면 먼저 2단계 인증이 필요합니다. 설정해 주세요.</translation>
    </message>
    <message>
        <source>The password alone signs in. With an authenticator, whoever learns it stays outside.</source>
        <translation>비밀번호만으로 로그인합니다. 인증 앱을 쓰면 비밀번호가 알려져도 다른 사람은 들어오지 못합니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::SessionList</name>
    <message>
        <source>Every other device is signed out. Sign-ins that were ended: %1</source>
        <translation>다른 기기를 모두 로그아웃했습니다. 끝낸 로그인: %1</translation>
    </message>
    <message>
        <source>%1 · first used %2, last used %3</source>
        <translation>%1 · 처음 사용 %2, 마지막 사용 %3</translation>
    </message>
</context>
<context>
    <name>madang::views::SettlementDesk</name>
    <message>
        <source>%1 lines: %2 fit now, %3 were known, %4 differ.</source>
        <translation>%1줄: 지금 맞은 줄 %2, 이미 알던 줄 %3, 다른 줄 %4.</translation>
    </message>
    <message>
        <source>This very file was taken before; only what it left open can change.</source>
        <translation>같은 파일을 전에 가져왔습니다. 그때 남은 줄만 바뀔 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 would be posted as settled: %2 fee, %3 to the bank.</source>
        <translation>%1이 정산된 것으로 적힙니다: 수수료 %2, 은행으로 %3.</translation>
    </message>
    <message>
        <source>the books say %1, the file nothing</source>
        <translation>장부에는 %1, 파일에는 없음</translation>
    </message>
    <message>
        <source>the file says %1, the books %2</source>
        <translation>파일에는 %1, 장부에는 %2</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>주문 %1</translation>
    </message>
    <message>
        <source>payment %1</source>
        <translation>결제 %1</translation>
    </message>
    <message>
        <source>explained by %1</source>
        <translation>%1 님이 설명함</translation>
    </message>
    <message>
        <source>It was noted why that line does not fit.</source>
        <translation>그 줄이 맞지 않는 까닭을 적었습니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::TableExport</name>
    <message>
        <source>Gifts</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>장부</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>Receipts for taxes</source>
        <translation>기부금 영수증(세무용)</translation>
    </message>
</context>
<context>
    <name>madang::views::TermsConsent</name>
    <message>
        <source>You agreed to the terms %1 on %2.</source>
        <translation>%2에 이용 약관 %1 판에 동의하셨습니다.</translation>
    </message>
    <message>
        <source>The terms %1 are in force now.</source>
        <translation>지금은 이용 약관 %1 판이 적용됩니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::Thread</name>
    <message>
        <source>Fetching the thread…</source>
        <translation>스레드를 가져오는 중이에요…</translation>
    </message>
    <message>
        <source>The server cannot be asked: only what this device remembers is shown.</source>
        <translation>서버에 물을 수 없어서 이 기기가 기억하는 것만 보여요.</translation>
    </message>
    <message>
        <source>Nobody has answered yet.</source>
        <translation>아직 답글이 없어요.</translation>
    </message>
</context>
<context>
    <name>madang::views::Timeline</name>
    <message>
        <source>New messages below</source>
        <translation>여기부터 새 메시지</translation>
    </message>
    <message>
        <source>%1, %2. %3</source>
        <translation>%1, %2. %3</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>Not sent. %1</source>
        <translation>보내지 못함. %1</translation>
    </message>
    <message>
        <source>Being sent. %1</source>
        <translation>보내는 중. %1</translation>
    </message>
    <message>
        <source>(edited)</source>
        <translation>(수정됨)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>(not read by %n)</source>
        <translation>
            <numerusform>(%n명 안 읽음)</numerusform>
        </translation>
    </message>
    <message>
        <source>(answers: %1)</source>
        <translation>(답글 %1개)</translation>
    </message>
</context>
<context>
    <name>madang::views::TokenSettings</name>
    <message>
        <source>The token is there. It is shown only now.</source>
        <translation>토큰을 만들었습니다. 지금만 보입니다.</translation>
    </message>
    <message>
        <source>That token is good for nothing any more.</source>
        <translation>그 토큰은 이제 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Reads only</source>
        <translation>읽기만</translation>
    </message>
    <message>
        <source>Writes as a member, moves no money</source>
        <translation>회원으로서 쓰기, 돈은 움직이지 못함</translation>
    </message>
    <message>
        <source>Does what your role may</source>
        <translation>내 역할이 하는 일까지</translation>
    </message>
    <message>
        <source>%1 · ends %2</source>
        <translation>%1 · %2까지</translation>
    </message>
    <message>
        <source>%1, never used</source>
        <translation>%1, 쓴 적 없음</translation>
    </message>
    <message>
        <source>%1, last used %2 from %3</source>
        <translation>%1, 마지막 사용 %2, %3에서</translation>
    </message>
</context>
<context>
    <name>madang::views::WordOffers</name>
    <message>
        <source>everyone in this room</source>
        <translation>이 방의 모두</translation>
    </message>
    <message>
        <source>who is %1 in this community</source>
        <translation>이 커뮤니티의 %1</translation>
    </message>
</context>
<context>
    <name>madang::views::presence</name>
    <message>
        <source>online</source>
        <translation>온라인</translation>
    </message>
    <message>
        <source>away</source>
        <translation>자리 비움</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>방해 금지</translation>
    </message>
    <message>
        <source>offline</source>
        <translation>오프라인</translation>
    </message>
    <message>
        <source>invisible</source>
        <translation>보이지 않음</translation>
    </message>
    <message>
        <source>automatic</source>
        <translation>자동</translation>
    </message>
    <message>
        <source>Others see that you do not want to be disturbed, and nothing alerts you.</source>
        <translation>방해받고 싶지 않다는 것이 다른 사람에게 보이고, 아무것도 알리지 않습니다.</translation>
    </message>
    <message>
        <source>You look offline to everybody else.</source>
        <translation>다른 모든 사람에게 오프라인으로 보입니다.</translation>
    </message>
    <message>
        <source>Others see you online, and away when you touch nothing for a while.</source>
        <translation>다른 사람에게 온라인으로 보이고, 한동안 아무것도 만지지 않으면 자리 비움으로 보입니다.</translation>
    </message>
    <message>
        <source>Without it nobody is told how far you have read, and you are not told how far they have: neither counts the other. In rooms of more than %1 people nobody sees it.</source>
        <translation>끄면 내가 어디까지 읽었는지 아무도 모르고, 나도 다른 분들이 어디까지 읽었는지 모릅니다. 서로 세지 않습니다. %1명이 넘는 방에서는 아무도 보지 못합니다.</translation>
    </message>
</context>
<context>
    <name>madang::views::role</name>
    <message>
        <source>owner</source>
        <translation>소유자</translation>
    </message>
    <message>
        <source>admin</source>
        <translation>관리자</translation>
    </message>
    <message>
        <source>treasurer</source>
        <translation>회계</translation>
    </message>
    <message>
        <source>moderator</source>
        <translation>중재자</translation>
    </message>
    <message>
        <source>support</source>
        <translation>지원</translation>
    </message>
    <message>
        <source>member</source>
        <translation>일반 회원</translation>
    </message>
    <message>
        <source>Does everything that an admin does, and gives and takes the role of owners.</source>
        <translation>관리자가 하는 일을 모두 하고, 소유자 역할을 주거나 거둡니다.</translation>
    </message>
    <message>
        <source>Looks after accounts, rooms, complaints and money, and reads what others did.</source>
        <translation>계정과 방, 신고, 돈을 관리하고, 다른 사람이 한 일을 봅니다.</translation>
    </message>
    <message>
        <source>Decides about refunds and payouts, and reads every statement.</source>
        <translation>환불과 지급을 결정하고, 모든 정산 내역을 봅니다.</translation>
    </message>
    <message>
        <source>Decides about complaints and about what people say.</source>
        <translation>신고와 사람들이 쓴 글에 대해 결정합니다.</translation>
    </message>
    <message>
        <source>Finds accounts, and ends sign-ins that people do not know.</source>
        <translation>계정을 찾고, 본인이 모르는 로그인을 끝냅니다.</translation>
    </message>
    <message>
        <source>Bears no badge, and looks after nothing here.</source>
        <translation>배지가 없고, 여기에서 따로 맡은 일이 없습니다.</translation>
    </message>
</context>
<context>
    <name>wording</name>
    <message>
        <source>That is not an amount. Type whole won, for example 10,000.</source>
        <translation>금액이 아닙니다. 10,000처럼 원 단위로 적어 주세요.</translation>
    </message>
    <message>
        <source>There is nothing to send yet.</source>
        <translation>아직 보낼 내용이 없습니다.</translation>
    </message>
    <message>
        <source>The server did not understand the request. Update the program, then try again.</source>
        <translation>서버가 요청을 이해하지 못했습니다. 프로그램을 업데이트한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>That is not a server address. Type a name such as example.org, or 127.0.0.1:8070.</source>
        <translation>서버 주소가 아닙니다. example.org 또는 127.0.0.1:8070처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>The two passwords differ. Type the same one twice.</source>
        <translation>두 비밀번호가 다릅니다. 같은 비밀번호를 두 번 적어 주세요.</translation>
    </message>
    <message>
        <source>%1 is too short.</source>
        <translation>%1: 너무 짧습니다.</translation>
    </message>
    <message>
        <source>A user name has 3 to 32 characters: small letters, digits, dot, dash and underscore.</source>
        <translation>아이디는 3~32자이며 영문 소문자, 숫자, 점, 빼기표, 밑줄을 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>A password has 8 to 256 characters.</source>
        <translation>비밀번호는 8~256자입니다.</translation>
    </message>
    <message>
        <source>That is you. Choose somebody else.</source>
        <translation>자기 자신입니다. 다른 사람을 골라 주세요.</translation>
    </message>
    <message>
        <source>The end has to lie ahead, and not too far.</source>
        <translation>마감은 지금보다 뒤여야 하고 너무 멀면 안 됩니다.</translation>
    </message>
    <message>
        <source>The goal has to be a positive amount.</source>
        <translation>목표 금액은 0보다 커야 합니다.</translation>
    </message>
    <message>
        <source>%1 cannot be empty.</source>
        <translation>%1: 비워 둘 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 holds characters that cannot be used here.</source>
        <translation>%1: 쓸 수 없는 글자가 들어 있습니다.</translation>
    </message>
    <message>
        <source>A nickname has 1 to 32 characters and no line breaks.</source>
        <translation>별명은 1~32자이며 줄을 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>The amount is too small.</source>
        <translation>금액이 너무 적습니다.</translation>
    </message>
    <message>
        <source>The amount is too large.</source>
        <translation>금액이 너무 큽니다.</translation>
    </message>
    <message>
        <source>This amount cannot be given. Choose another one.</source>
        <translation>이 금액은 후원할 수 없습니다. 다른 금액을 골라 주세요.</translation>
    </message>
    <message>
        <source>%1 cannot be like that. Change it and try again.</source>
        <translation>%1: 쓸 수 없는 값입니다. 고쳐서 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>%1 is too long. Shorten it and try again.</source>
        <translation>%1: 너무 깁니다. 줄여서 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The server&apos;s answer was too large. Nothing was changed here.</source>
        <translation>서버의 답이 너무 큽니다. 여기에서는 아무것도 바뀌지 않았습니다.</translation>
    </message>
    <message>
        <source>That is too large to be sent.</source>
        <translation>너무 커서 보낼 수 없습니다.</translation>
    </message>
    <message>
        <source>Too many messages are waiting to be sent. Wait until there is a connection, or discard some.</source>
        <translation>보내기를 기다리는 메시지가 너무 많습니다. 연결될 때까지 기다리거나 몇 개를 지워 주세요.</translation>
    </message>
    <message>
        <source>The limit is reached. Remove something first.</source>
        <translation>한도에 이르렀습니다. 먼저 무언가를 정리해 주세요.</translation>
    </message>
    <message>
        <source>This device could not keep your sign-in. Sign in again.</source>
        <translation>이 기기에 로그인 정보를 보관하지 못했습니다. 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Guests can only read. Sign in to take part.</source>
        <translation>손님은 읽기만 할 수 있습니다. 참여하려면 로그인해 주세요.</translation>
    </message>
    <message>
        <source>This sign-in was ended from another device or by a new password. Sign in again.</source>
        <translation>다른 기기에서 로그아웃했거나 비밀번호가 바뀌었습니다. 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>For your safety this sign-in was ended: its key was used twice. Sign in again.</source>
        <translation>로그인 열쇠가 두 번 쓰여 안전을 위해 로그인을 끝냈습니다. 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>You are not signed in any more. Sign in again.</source>
        <translation>로그인이 끝났습니다. 다시 로그인해 주세요.</translation>
    </message>
    <message>
        <source>That is not the passphrase of the secret file. Try again.</source>
        <translation>비밀 파일의 암호가 아닙니다. 다시 적어 주세요.</translation>
    </message>
    <message>
        <source>The present password is not right. Type it again.</source>
        <translation>지금 비밀번호가 맞지 않습니다. 다시 적어 주세요.</translation>
    </message>
    <message>
        <source>User name or password is wrong. Check both and try again.</source>
        <translation>아이디나 비밀번호가 맞지 않습니다. 둘 다 확인하고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Join this room to write here.</source>
        <translation>글을 쓰려면 이 방에 들어와 주세요.</translation>
    </message>
    <message>
        <source>Only an owner of the room may do that.</source>
        <translation>방 주인만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>An owner of the room cannot be removed.</source>
        <translation>방 주인은 내보낼 수 없습니다.</translation>
    </message>
    <message>
        <source>This server takes no new accounts. Ask who runs it.</source>
        <translation>이 서버는 새 계정을 받지 않습니다. 운영자에게 물어봐 주세요.</translation>
    </message>
    <message>
        <source>You are no longer in this room.</source>
        <translation>이제 이 방의 구성원이 아닙니다.</translation>
    </message>
    <message>
        <source>You may not do that here. Ask the owner of the room.</source>
        <translation>여기에서는 할 수 없는 일입니다. 방 주인에게 물어봐 주세요.</translation>
    </message>
    <message>
        <source>There is nobody with that user name. Check the spelling.</source>
        <translation>그런 아이디를 쓰는 사람이 없습니다. 철자를 확인해 주세요.</translation>
    </message>
    <message>
        <source>That message is not on this device. Scroll back to find it.</source>
        <translation>그 메시지는 이 기기에 없습니다. 위로 올려 찾아 주세요.</translation>
    </message>
    <message>
        <source>The message you answer is not there any more.</source>
        <translation>답하려는 메시지가 이제 없습니다.</translation>
    </message>
    <message>
        <source>It is not there, or you may not see it.</source>
        <translation>없거나 볼 수 없는 것입니다.</translation>
    </message>
    <message>
        <source>The server does not offer this. Update the program, or ask who runs the server.</source>
        <translation>서버가 지원하지 않는 기능입니다. 프로그램을 업데이트하거나 운영자에게 물어봐 주세요.</translation>
    </message>
    <message>
        <source>The server does not take this kind of content.</source>
        <translation>서버가 받지 않는 종류의 내용입니다.</translation>
    </message>
    <message>
        <source>This is closed: it can be read, but nothing can be added.</source>
        <translation>닫혀 있습니다. 읽을 수는 있지만 더할 수는 없습니다.</translation>
    </message>
    <message>
        <source>This room is closed: it can be read, but nothing can be written.</source>
        <translation>닫힌 방입니다. 읽을 수는 있지만 쓸 수는 없습니다.</translation>
    </message>
    <message>
        <source>This campaign has ended. Thank you for wanting to give.</source>
        <translation>끝난 모금입니다. 마음만으로도 고맙습니다.</translation>
    </message>
    <message>
        <source>That is not possible in a conversation between two.</source>
        <translation>둘만의 대화에서는 할 수 없습니다.</translation>
    </message>
    <message>
        <source>A campaign needs a public room. Choose another one.</source>
        <translation>모금에는 공개 방이 필요합니다. 다른 방을 골라 주세요.</translation>
    </message>
    <message>
        <source>That is not possible now. Look at the present state, then decide again.</source>
        <translation>지금은 할 수 없습니다. 현재 상태를 확인한 뒤 다시 결정해 주세요.</translation>
    </message>
    <message>
        <source>This user name is taken. Choose another one.</source>
        <translation>이미 쓰이는 아이디입니다. 다른 아이디를 골라 주세요.</translation>
    </message>
    <message>
        <source>This nickname is taken. Choose another one.</source>
        <translation>이미 쓰이는 별명입니다. 다른 별명을 골라 주세요.</translation>
    </message>
    <message>
        <source>This room has a campaign already. Choose another one.</source>
        <translation>이미 모금이 있는 방입니다. 다른 방을 골라 주세요.</translation>
    </message>
    <message>
        <source>That exists already. Choose another name.</source>
        <translation>이미 있습니다. 다른 이름을 골라 주세요.</translation>
    </message>
    <message>
        <source>This was sent before with other content. Start over.</source>
        <translation>다른 내용으로 이미 보낸 것입니다. 처음부터 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The amount was changed on the way, so nothing was charged. Start over.</source>
        <translation>도중에 금액이 바뀌어 청구하지 않았습니다. 처음부터 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The payment was declined and nothing was charged. Try another means of payment.</source>
        <translation>결제가 거절되었고 청구된 금액은 없습니다. 다른 결제 수단을 써 보세요.</translation>
    </message>
    <message>
        <source>The time for this has run out. Start over.</source>
        <translation>시간이 지났습니다. 처음부터 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Too often in a short time. Try again in %2 s.</source>
        <translation>짧은 시간에 너무 많이 시도했습니다. %2초 뒤에 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The server does not answer at this address. Check the address, or try again later.</source>
        <translation>이 주소의 서버가 답하지 않습니다. 주소를 확인하거나 나중에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>There is no server with this name. Check the address and your network.</source>
        <translation>그런 이름의 서버가 없습니다. 주소와 네트워크를 확인해 주세요.</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent. Ask who runs the server.</source>
        <translation>서버 인증서를 믿을 수 없어 아무것도 보내지 않았습니다. 운영자에게 물어봐 주세요.</translation>
    </message>
    <message>
        <source>The server is being restarted.</source>
        <translation>서버를 다시 시작하고 있습니다.</translation>
    </message>
    <message>
        <source>There is no connection. Try again when it is back.</source>
        <translation>연결이 없습니다. 연결된 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The network cannot be reached. Check your connection.</source>
        <translation>네트워크에 닿지 않습니다. 연결을 확인해 주세요.</translation>
    </message>
    <message>
        <source>The connection was too slow and was cut.</source>
        <translation>연결이 너무 느려 끊겼습니다.</translation>
    </message>
    <message>
        <source>The server ended the connection.</source>
        <translation>서버와의 연결이 끊겼습니다.</translation>
    </message>
    <message>
        <source>The secret file cannot be used. You will be asked for the password at the next start.</source>
        <translation>비밀 파일을 쓸 수 없습니다. 다음에 시작할 때 비밀번호를 묻습니다.</translation>
    </message>
    <message>
        <source>The keyring cannot be used. You will be asked for the password at the next start.</source>
        <translation>키링을 쓸 수 없습니다. 다음에 시작할 때 비밀번호를 묻습니다.</translation>
    </message>
    <message>
        <source>The server is very busy. Try again in %2 s.</source>
        <translation>서버가 매우 바쁩니다. %2초 뒤에 다시 해 주세요.</translation>
    </message>
    <message>
        <source>The copy on this device cannot be used. What you see may be incomplete.</source>
        <translation>이 기기의 사본을 쓸 수 없습니다. 보이는 것이 전부가 아닐 수 있습니다.</translation>
    </message>
    <message>
        <source>The server cannot do this at the moment. Nothing was changed; try again later.</source>
        <translation>서버가 지금은 할 수 없습니다. 바뀐 것은 없으니 나중에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>There is no space left to store this. Reading still works; tell who runs the server.</source>
        <translation>저장할 공간이 없습니다. 읽기는 됩니다. 운영자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>The server has fallen silent.</source>
        <translation>서버가 응답을 멈췄습니다.</translation>
    </message>
    <message>
        <source>No answer came in time. It may have worked: look before you try again.</source>
        <translation>제때 답이 오지 않았습니다. 이미 되었을 수 있으니 확인한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The server gave no usable payment page. Nothing was charged; tell who runs the server.</source>
        <translation>서버가 쓸 수 있는 결제 화면을 주지 않았습니다. 청구된 금액은 없습니다. 운영자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>The server speaks another language than this program. Check the address, or update the program.</source>
        <translation>서버와 이 프로그램의 말이 다릅니다. 주소를 확인하거나 프로그램을 업데이트해 주세요.</translation>
    </message>
    <message>
        <source>Something went wrong at the server. Try again later, or tell who runs it.</source>
        <translation>서버에 문제가 생겼습니다. 나중에 다시 시도하거나 운영자에게 알려 주세요.</translation>
    </message>
    <message>
        <source>The user name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>The password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>The present password</source>
        <translation>지금 비밀번호</translation>
    </message>
    <message>
        <source>The new password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>The nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>The server address</source>
        <translation>서버 주소</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The topic</source>
        <translation>주제</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>The amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>The title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>The story</source>
        <translation>소개</translation>
    </message>
    <message>
        <source>The goal</source>
        <translation>목표 금액</translation>
    </message>
    <message>
        <source>The end</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>What you entered</source>
        <translation>입력한 값</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>연결되지 않았습니다.</translation>
    </message>
    <message>
        <source>Connected.</source>
        <translation>연결되었습니다.</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>연결하는 중…</translation>
    </message>
    <message>
        <source>%1 Connecting…</source>
        <translation>%1 연결하는 중…</translation>
    </message>
    <message>
        <source>%1 Trying again now.</source>
        <translation>%1 지금 다시 연결합니다.</translation>
    </message>
    <message>
        <source>%1 Trying again in %2 s.</source>
        <translation>%1 %2초 뒤에 다시 연결합니다.</translation>
    </message>
    <message>
        <source>Only ₩%3 of this gift is left to be given back.</source>
        <translation>이 후원에서 환불할 수 있는 금액은 %3원뿐입니다.</translation>
    </message>
    <message>
        <source>You asked for it yourself: somebody else has to agree.</source>
        <translation>직접 요청한 환불은 다른 사람이 승인해야 합니다.</translation>
    </message>
    <message>
        <source>Who runs the campaign, or this server, decides about it.</source>
        <translation>모금을 연 사람이나 서버 운영자가 결정합니다.</translation>
    </message>
    <message>
        <source>All of this gift has been given back, or is on its way.</source>
        <translation>이 후원은 모두 환불되었거나 환불되는 중입니다.</translation>
    </message>
    <message>
        <source>Giving back this gift waits for a decision already.</source>
        <translation>이 후원의 환불 요청이 이미 결정을 기다리고 있습니다.</translation>
    </message>
    <message>
        <source>That has been decided already. Look at what came of it.</source>
        <translation>이미 결정된 요청입니다. 결과를 확인해 주세요.</translation>
    </message>
    <message>
        <source>This gift has not been paid, so there is nothing to give back.</source>
        <translation>결제되지 않은 후원이라 환불할 것이 없습니다.</translation>
    </message>
    <message>
        <source>The reason</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>The note</source>
        <translation>메모</translation>
    </message>
    <message>
        <source>Line %3 of the file cannot be read. Nothing was taken.</source>
        <translation>파일의 %3번째 줄을 읽을 수 없습니다. 아무것도 반영하지 않았습니다.</translation>
    </message>
    <message>
        <source>That is no settlement file: order, amount, pay-out or fee, and a date are needed.</source>
        <translation>정산 파일이 아닙니다. 주문 번호, 금액, 정산 금액이나 수수료, 날짜가 있어야 합니다.</translation>
    </message>
    <message>
        <source>Only who may move money on this server may do that.</source>
        <translation>이 서버에서 돈을 다룰 수 있는 사람만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>There is a receipt once the gift is paid.</source>
        <translation>영수증은 후원이 결제된 뒤에 받을 수 있습니다.</translation>
    </message>
    <message>
        <source>All of this gift was given back: there is no receipt for it.</source>
        <translation>이 후원은 모두 환불되어 영수증이 없습니다.</translation>
    </message>
    <message>
        <source>The campaign does not hold that much. Look at what can be paid out.</source>
        <translation>모금에 그만한 돈이 없습니다. 지급할 수 있는 금액을 확인해 주세요.</translation>
    </message>
    <message>
        <source>That payout was decided already. Look at what came of it.</source>
        <translation>이미 결정된 지급입니다. 결과를 확인해 주세요.</translation>
    </message>
    <message>
        <source>That payout was paid already.</source>
        <translation>이미 지급되었습니다.</translation>
    </message>
    <message>
        <source>A payout is paid after it was approved.</source>
        <translation>지급은 승인된 다음에 합니다.</translation>
    </message>
    <message>
        <source>Its day has not come. The payout says when it is paid.</source>
        <translation>아직 지급일이 아닙니다. 지급일은 지급 내용에 적혀 있습니다.</translation>
    </message>
    <message>
        <source>That line needs no explanation any more.</source>
        <translation>더는 설명이 필요 없는 줄입니다.</translation>
    </message>
    <message>
        <source>The account</source>
        <translation>계좌</translation>
    </message>
    <message>
        <source>The bank&apos;s reference</source>
        <translation>이체 번호</translation>
    </message>
    <message>
        <source>The report is due between the end and a year after it.</source>
        <translation>보고 예정일은 마감부터 1년 안이어야 합니다.</translation>
    </message>
    <message>
        <source>The end can only be moved to a later day.</source>
        <translation>마감은 더 늦은 날로만 옮길 수 있습니다.</translation>
    </message>
    <message>
        <source>An amount to offer is within the limits of a gift.</source>
        <translation>제안 금액은 후원 한도 안이어야 합니다.</translation>
    </message>
    <message>
        <source>%1 is still missing.</source>
        <translation>%1: 아직 비어 있습니다.</translation>
    </message>
    <message>
        <source>A message needs a larger gift here. Leave it out, or give more.</source>
        <translation>메시지를 남기려면 후원 금액이 더 커야 합니다. 메시지를 지우거나 금액을 올려 주세요.</translation>
    </message>
    <message>
        <source>A video needs an address that begins with https://.</source>
        <translation>영상 주소는 https://로 시작해야 합니다.</translation>
    </message>
    <message>
        <source>Type a word, or a filter such as from:name.</source>
        <translation>찾을 낱말이나 from:이름 같은 조건을 적어 주세요.</translation>
    </message>
    <message>
        <source>Something has to follow the colon, as in from:name.</source>
        <translation>from:이름처럼 쌍점 뒤에 무엇이든 적어 주세요.</translation>
    </message>
    <message>
        <source>Write the date as 2026-01-31, 2026-01 or 2026.</source>
        <translation>날짜는 2026-01-31, 2026-01, 2026처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>That is more than can be searched at once. Leave some words out.</source>
        <translation>한 번에 찾기에는 너무 많습니다. 낱말을 몇 개 빼 주세요.</translation>
    </message>
    <message>
        <source>Choose a day from 1 to 28, or the last day of the month.</source>
        <translation>1일부터 28일까지, 또는 말일을 골라 주세요.</translation>
    </message>
    <message>
        <source>That is none of the dates to come. Look at them, then choose one.</source>
        <translation>앞으로의 결제일이 아닙니다. 결제일을 보고 골라 주세요.</translation>
    </message>
    <message>
        <source>The picture is too large: at most 700 KiB. Make it smaller and try again.</source>
        <translation>그림이 너무 큽니다. 700 KiB까지입니다. 줄여서 다시 해 주세요.</translation>
    </message>
    <message>
        <source>You have as many monthly gifts as there may be. End one first.</source>
        <translation>정기 후원을 더 만들 수 없습니다. 먼저 하나를 해지해 주세요.</translation>
    </message>
    <message>
        <source>At most 6 amounts can be offered.</source>
        <translation>제안 금액은 6개까지입니다.</translation>
    </message>
    <message>
        <source>At most 200 words can be held.</source>
        <translation>보류할 낱말은 200개까지입니다.</translation>
    </message>
    <message>
        <source>Nobody has that name. Check what follows “from:”.</source>
        <translation>그런 이름을 쓰는 사람이 없습니다. “from:” 뒤를 확인해 주세요.</translation>
    </message>
    <message>
        <source>You are in no room of that name. Check what follows “in:”.</source>
        <translation>참여 중인 방 가운데 그런 이름이 없습니다. “in:” 뒤를 확인해 주세요.</translation>
    </message>
    <message>
        <source>That is no picture that can be shown here. Choose a PNG, JPEG or WebP file.</source>
        <translation>여기서 보여 줄 수 있는 그림이 아닙니다. PNG, JPEG, WebP 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>This monthly gift has ended. Start a new one.</source>
        <translation>이미 끝난 정기 후원입니다. 새로 시작해 주세요.</translation>
    </message>
    <message>
        <source>This monthly gift is not active. Resume it first.</source>
        <translation>진행 중인 정기 후원이 아닙니다. 먼저 다시 시작해 주세요.</translation>
    </message>
    <message>
        <source>No card is registered for this monthly gift. Register one first.</source>
        <translation>이 정기 후원에 등록된 카드가 없습니다. 먼저 카드를 등록해 주세요.</translation>
    </message>
    <message>
        <source>This date is being charged, or was. It cannot be skipped any more.</source>
        <translation>이미 결제 중이거나 결제된 날입니다. 더 이상 건너뛸 수 없습니다.</translation>
    </message>
    <message>
        <source>All reports together would spend more than was received.</source>
        <translation>보고한 금액을 모두 더하면 받은 금액보다 많습니다.</translation>
    </message>
    <message>
        <source>The campaign is still open. End it first.</source>
        <translation>아직 모금 중입니다. 먼저 마감해 주세요.</translation>
    </message>
    <message>
        <source>This campaign is settled already.</source>
        <translation>이미 정산된 모금입니다.</translation>
    </message>
    <message>
        <source>Report how the money was used first.</source>
        <translation>먼저 사용 내역을 보고해 주세요.</translation>
    </message>
    <message>
        <source>This server takes no monthly gifts. You can give once.</source>
        <translation>이 서버는 정기 후원을 받지 않습니다. 한 번 후원은 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The beneficiary</source>
        <translation>수혜자</translation>
    </message>
    <message>
        <source>The day of the report</source>
        <translation>보고 예정일</translation>
    </message>
    <message>
        <source>The amounts to offer</source>
        <translation>제안 금액</translation>
    </message>
    <message>
        <source>A word to hold</source>
        <translation>보류할 낱말</translation>
    </message>
    <message>
        <source>A line of the report</source>
        <translation>보고 항목</translation>
    </message>
    <message>
        <source>The address</source>
        <translation>주소</translation>
    </message>
    <message>
        <source>A transfer brings at least ₩1. Look at the amount again.</source>
        <translation>입금액은 1원 이상입니다. 금액을 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>A transfer that was seen lies in the past. Look at its day again.</source>
        <translation>입금일은 지난 날이어야 합니다. 날짜를 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>This account is disabled. Ask whoever runs this server.</source>
        <translation>사용이 중지된 계정입니다. 서버 운영자에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>Only an owner or admin of this server may do that.</source>
        <translation>이 서버의 소유자나 관리자만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Only an owner may do that to an owner&apos;s account.</source>
        <translation>소유자 계정은 소유자만 다룰 수 있습니다.</translation>
    </message>
    <message>
        <source>Somebody has to be known here. Sign in with an account that may move money.</source>
        <translation>누가 하는지 알아야 합니다. 돈을 다룰 수 있는 계정으로 로그인해 주세요.</translation>
    </message>
    <message>
        <source>That refund does not wait for a transfer by hand. Look at how it stands.</source>
        <translation>직접 송금을 기다리는 환불이 아닙니다. 지금 상태를 확인해 주세요.</translation>
    </message>
    <message>
        <source>That refund was not refused, or somebody has dealt with it already.</source>
        <translation>거절된 환불이 아니거나 누군가 이미 처리했습니다.</translation>
    </message>
    <message>
        <source>That webhook is not given up: it is being tried, or came to an end.</source>
        <translation>실패한 웹훅이 아닙니다. 처리 중이거나 이미 끝났습니다.</translation>
    </message>
    <message>
        <source>Somebody has resolved that already.</source>
        <translation>누군가 이미 처리했습니다.</translation>
    </message>
    <message>
        <source>The payer has not decided yet, so there is nothing to ask about.</source>
        <translation>아직 결제를 시작하지 않아 조회할 것이 없습니다.</translation>
    </message>
    <message>
        <source>That payment is decided: there is nothing to ask about.</source>
        <translation>이미 결정된 결제라 조회할 것이 없습니다.</translation>
    </message>
    <message>
        <source>A transfer with that number of the bank was noted before, with another amount or reference. Look at both again.</source>
        <translation>같은 은행 거래번호가 다른 금액이나 입금자 표시로 이미 적혀 있습니다. 둘을 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>That number of the bank stands for another refund, or this refund was sent with another number.</source>
        <translation>그 은행 거래번호는 다른 환불의 것이거나, 이 환불은 다른 거래번호로 이미 보냈습니다.</translation>
    </message>
    <message>
        <source>The bank&apos;s number</source>
        <translation>은행 거래번호</translation>
    </message>
    <message>
        <source>The sender&apos;s name</source>
        <translation>보낸 이</translation>
    </message>
    <message>
        <source>This person cannot be reached that way.</source>
        <translation>이 방법으로는 이 사람에게 닿을 수 없습니다.</translation>
    </message>
    <message>
        <source>You blocked this person. Unblock them to write to them.</source>
        <translation>차단한 사람입니다. 글을 쓰려면 차단을 푸세요.</translation>
    </message>
    <message>
        <source>Somebody decided that already.</source>
        <translation>다른 사람이 이미 결정했습니다.</translation>
    </message>
    <message>
        <source>That is one blocked person more than there can be.</source>
        <translation>차단할 수 있는 사람 수를 넘었습니다.</translation>
    </message>
    <message>
        <source>After “has:” comes link, reply, file or money.</source>
        <translation>“has:” 뒤에는 link, reply, file, money 가운데 하나를 적어 주세요.</translation>
    </message>
    <message>
        <source>The file is empty: there is nothing to send.</source>
        <translation>빈 파일이라 보낼 내용이 없습니다.</translation>
    </message>
    <message>
        <source>That is no file. Choose files, not folders.</source>
        <translation>파일이 아닙니다. 폴더가 아닌 파일을 골라 주세요.</translation>
    </message>
    <message>
        <source>Your files fill the room you have here. Delete messages with files first.</source>
        <translation>파일을 둘 공간이 가득 찼습니다. 파일이 든 메시지를 먼저 지워 주세요.</translation>
    </message>
    <message>
        <source>The file is larger than this server takes.</source>
        <translation>이 서버가 받는 크기보다 큰 파일입니다.</translation>
    </message>
    <message>
        <source>A message takes at most 10 files.</source>
        <translation>메시지 하나에는 파일을 10개까지 붙일 수 있습니다.</translation>
    </message>
    <message>
        <source>Too many files are on their way. Wait until some are there.</source>
        <translation>보내는 중인 파일이 너무 많습니다. 몇 개가 끝날 때까지 기다려 주세요.</translation>
    </message>
    <message>
        <source>The file cannot be read.</source>
        <translation>파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>This file is not there any more.</source>
        <translation>이 파일은 더 이상 없습니다.</translation>
    </message>
    <message>
        <source>The server lost the file on its way. Send it again.</source>
        <translation>파일이 올라가던 중에 사라졌습니다. 다시 보내 주세요.</translation>
    </message>
    <message>
        <source>The file was changed while it was sent. Send it again.</source>
        <translation>보내는 동안 파일이 바뀌었습니다. 다시 보내 주세요.</translation>
    </message>
    <message>
        <source>The file stands in another message already.</source>
        <translation>이미 다른 메시지에 붙은 파일입니다.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>취소했습니다.</translation>
    </message>
    <message>
        <source>That file is no video. MP4, WebM and QuickTime can be watched.</source>
        <translation>그 파일은 영상이 아닙니다. MP4, WebM, QuickTime을 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>It was stopped.</source>
        <translation>멈추었습니다.</translation>
    </message>
    <message>
        <source>Nobody here gives receipts for taxes. Who runs this server names the organisation.</source>
        <translation>여기서는 세무용 기부금 영수증을 발급하지 않습니다. 서버 운영자가 단체를 설정해야 합니다.</translation>
    </message>
    <message>
        <source>That is not an e-mail address. Type one such as name@example.org.</source>
        <translation>이메일 주소가 아닙니다. name@example.org처럼 입력하세요.</translation>
    </message>
    <message>
        <source>This server wants an e-mail address. Type yours.</source>
        <translation>이 서버에는 이메일 주소가 필요합니다. 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>This server keeps no e-mail addresses. Leave it empty, or ask who runs it for a new password.</source>
        <translation>이 서버는 이메일 주소를 쓰지 않습니다. 비워 두거나, 새 비밀번호는 서버 운영자에게 부탁하세요.</translation>
    </message>
    <message>
        <source>Enter the code that was sent to your e-mail address first.</source>
        <translation>먼저 이메일로 받은 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>This server wants an e-mail address. Type yours, and a code is sent there.</source>
        <translation>이 서버에는 이메일 주소가 필요합니다. 주소를 입력하면 코드를 보냅니다.</translation>
    </message>
    <message>
        <source>There is no e-mail address to send a code to. Type one first.</source>
        <translation>코드를 보낼 이메일 주소가 없습니다. 먼저 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Your e-mail address is proven already. Sign in.</source>
        <translation>이메일 주소가 이미 확인되었습니다. 로그인하세요.</translation>
    </message>
    <message>
        <source>A code has six digits.</source>
        <translation>코드는 여섯 자리 숫자입니다.</translation>
    </message>
    <message>
        <source>That is not the code. Look at the last mail again.</source>
        <translation>코드가 맞지 않습니다. 마지막에 받은 메일을 다시 보세요.</translation>
    </message>
    <message>
        <source>That code does not fit, or its time is over. Look at the last mail, or ask for another code.</source>
        <translation>코드가 맞지 않거나 시간이 지났습니다. 마지막에 받은 메일을 보거나 새 코드를 요청하세요.</translation>
    </message>
    <message>
        <source>This code is not good any more. Ask for another one.</source>
        <translation>이 코드는 더 이상 쓸 수 없습니다. 새 코드를 요청하세요.</translation>
    </message>
    <message>
        <source>Another account has this e-mail address. Choose another one, or sign in.</source>
        <translation>다른 계정이 이 이메일 주소를 쓰고 있습니다. 다른 주소를 쓰거나 로그인하세요.</translation>
    </message>
    <message>
        <source>The e-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>The code</source>
        <translation>코드</translation>
    </message>
    <message>
        <source>The password was changed, and every device was signed out. Sign in with the new one.</source>
        <translation>비밀번호가 바뀌었고 모든 기기에서 로그아웃되었습니다. 새 비밀번호로 로그인하세요.</translation>
    </message>
    <message>
        <source>A new code is on its way.</source>
        <translation>새 코드를 보냈습니다.</translation>
    </message>
    <message>
        <source>This code is not right, or was used before. Wait for the next one.</source>
        <translation>코드가 맞지 않거나 이미 쓴 코드입니다. 다음 코드를 기다려 주세요.</translation>
    </message>
    <message>
        <source>This code is not right. Is the clock of the authenticator&apos;s device right?</source>
        <translation>코드가 맞지 않습니다. 인증 앱이 있는 기기의 시계가 맞는지 확인해 주세요.</translation>
    </message>
    <message>
        <source>The key waited too long for its first code. Begin anew.</source>
        <translation>첫 코드를 너무 늦게 입력했습니다. 처음부터 다시 해 주세요.</translation>
    </message>
    <message>
        <source>Enter the code that your authenticator shows.</source>
        <translation>인증 앱에 보이는 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>This password would be guessed soon. Take a longer one: three or four words that do not belong together are easy to remember.</source>
        <translation>쉽게 추측할 수 있는 비밀번호입니다. 더 길게 정해 주세요. 서로 관계없는 낱말 서너 개면 외우기 쉽습니다.</translation>
    </message>
    <message>
        <source>Your account is made and waits until somebody who runs this server approves it. Then you can sign in.</source>
        <translation>계정이 만들어졌고, 서버 운영자의 승인을 기다리고 있습니다. 승인되면 로그인할 수 있습니다.</translation>
    </message>
    <message>
        <source>An invitation code is needed here, and this one is not good (any more). Ask who runs the server for one.</source>
        <translation>이 서버에는 초대 코드가 필요한데, 이 코드는 쓸 수 없거나 더 이상 쓸 수 없습니다. 서버 운영자에게 코드를 요청하세요.</translation>
    </message>
    <message>
        <source>Read the terms of use and agree to them; without that there is no account.</source>
        <translation>이용 약관을 읽고 동의해야 계정을 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>This name looks like that of somebody who looks after this place. Choose another one.</source>
        <translation>이곳을 돌보는 사람의 이름처럼 보입니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>Somebody in this room has a name that looks like it.</source>
        <translation>이 방에 비슷하게 보이는 이름을 쓰는 사람이 있습니다.</translation>
    </message>
    <message>
        <source>That is no picture: PNG, JPEG, GIF and WebP are.</source>
        <translation>사진이 아닙니다. PNG, JPEG, GIF, WebP를 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>The picture is too large: at most 1 MiB. Make it smaller and try again.</source>
        <translation>사진이 너무 큽니다. 최대 1MiB입니다. 줄여서 다시 시도하세요.</translation>
    </message>
    <message>
        <source>This server takes no pictures of people.</source>
        <translation>이 서버는 프로필 사진을 받지 않습니다.</translation>
    </message>
    <message>
        <source>What you say about yourself</source>
        <translation>자기소개</translation>
    </message>
    <message>
        <source>The picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Type your own user name, so that nothing is deleted by mistake.</source>
        <translation>실수로 삭제하지 않도록 내 아이디를 입력하세요.</translation>
    </message>
    <message>
        <source>People who left are called that. Choose another name.</source>
        <translation>떠난 회원을 그렇게 부릅니다. 다른 이름을 고르세요.</translation>
    </message>
    <message>
        <source>You are the only owner here. Make somebody else an owner first: whoever runs the server does that with &quot;madangd users&quot;.</source>
        <translation>여기 하나뿐인 소유자입니다. 먼저 다른 사람을 소유자로 만드세요. 서버 운영자가 &quot;madangd users&quot;로 할 수 있습니다.</translation>
    </message>
    <message>
        <source>A campaign of yours is not settled. Close it, report on the money and settle it first.</source>
        <translation>아직 정산하지 않은 모금이 있습니다. 먼저 모금을 닫고, 쓰임을 보고하고, 정산하세요.</translation>
    </message>
    <message>
        <source>Your data is being collected already. Try again in %2 seconds.</source>
        <translation>데이터를 이미 모으고 있습니다. %2초 뒤에 다시 해 보세요.</translation>
    </message>
    <message>
        <source>The other service did not let you sign in, or you said no there.</source>
        <translation>상대 서비스에서 로그인을 거절했거나 취소하셨습니다.</translation>
    </message>
    <message>
        <source>This account is linked with another account of that service. Remove that one first, under your account and sessions.</source>
        <translation>이 계정에는 그 서비스의 다른 계정이 이미 연결되어 있습니다. “계정과 로그인 기기”에서 먼저 연결을 끊으세요.</translation>
    </message>
    <message>
        <source>Your account has no password yet. Set one: sign out, and choose “Forgot your password?”.</source>
        <translation>계정에 아직 비밀번호가 없습니다. 로그아웃한 뒤 “비밀번호를 잊으셨나요?”에서 정하세요.</translation>
    </message>
    <message>
        <source>No account here has that e-mail address. Use your password.</source>
        <translation>이 이메일 주소를 쓰는 계정이 없습니다. 비밀번호로 진행하세요.</translation>
    </message>
    <message>
        <source>The browser is not ready yet. Finish there first.</source>
        <translation>브라우저에서 아직 끝나지 않았습니다. 먼저 브라우저에서 마치세요.</translation>
    </message>
    <message>
        <source>The sign-in in the browser took too long, or was used. Begin again.</source>
        <translation>브라우저 로그인이 너무 오래 걸렸거나 이미 사용되었습니다. 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The other service does not answer as it should. Try again later, or sign in another way.</source>
        <translation>상대 서비스가 제대로 응답하지 않습니다. 나중에 다시 시도하거나 다른 방법으로 로그인하세요.</translation>
    </message>
    <message>
        <source>This program cannot hear the browser on this machine. Sign in another way.</source>
        <translation>이 컴퓨터에서 브라우저의 응답을 받을 수 없습니다. 다른 방법으로 로그인하세요.</translation>
    </message>
    <message>
        <source>Type an e-mail address that the answer can be sent to.</source>
        <translation>답장을 받을 이메일 주소를 입력하세요.</translation>
    </message>
    <message>
        <source>Type your name.</source>
        <translation>이름을 입력하세요.</translation>
    </message>
    <message>
        <source>A phone number is made of digits, spaces and dashes.</source>
        <translation>전화번호는 숫자와 빈칸, 줄표로 적습니다.</translation>
    </message>
    <message>
        <source>Nobody can be written to here: who runs this server gave no address.</source>
        <translation>여기서는 보낼 곳이 없습니다. 서버 운영자가 주소를 정해 두지 않았습니다.</translation>
    </message>
    <message>
        <source>The code from the address before</source>
        <translation>이전 주소로 받은 코드</translation>
    </message>
    <message>
        <source>The phone number</source>
        <translation>전화번호</translation>
    </message>
    <message>
        <source>This account is disabled already.</source>
        <translation>이미 사용이 중지된 계정입니다.</translation>
    </message>
    <message>
        <source>This account is not disabled.</source>
        <translation>사용이 중지된 계정이 아닙니다.</translation>
    </message>
    <message>
        <source>This server refuses the network address you come from. Ask whoever runs it.</source>
        <translation>이 서버는 지금 접속하신 네트워크 주소를 받지 않습니다. 운영자에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>That is no network address. Type one such as 192.0.2.7, or a network such as 192.0.2.0/24.</source>
        <translation>네트워크 주소가 아닙니다. 192.0.2.7 같은 주소나 192.0.2.0/24 같은 대역을 입력해 주세요.</translation>
    </message>
    <message>
        <source>That network is too wide. At least /8 is needed, or /16 for IPv6.</source>
        <translation>대역이 너무 넓습니다. IPv4는 /8, IPv6은 /16보다 좁아야 합니다.</translation>
    </message>
    <message>
        <source>That is the server itself. It cannot be banned.</source>
        <translation>서버 자신의 주소라서 차단할 수 없습니다.</translation>
    </message>
    <message>
        <source>Everybody comes through that address. It cannot be banned.</source>
        <translation>모두가 거쳐 오는 주소라서 차단할 수 없습니다.</translation>
    </message>
    <message>
        <source>You come from that address yourself. Choose another one.</source>
        <translation>지금 직접 접속하고 계신 주소입니다. 다른 주소를 골라 주세요.</translation>
    </message>
    <message>
        <source>That number of days is not possible. Type a smaller one, from 1 on.</source>
        <translation>그 일수는 쓸 수 없습니다. 1 이상의 더 작은 수를 입력해 주세요.</translation>
    </message>
    <message>
        <source>That address is banned already. Lift that first to change it.</source>
        <translation>이미 차단한 주소입니다. 바꾸려면 먼저 해제해 주세요.</translation>
    </message>
    <message>
        <source>There are as many banned addresses as there can be. Lift some first.</source>
        <translation>차단할 수 있는 주소 수를 다 썼습니다. 먼저 몇 개를 해제해 주세요.</translation>
    </message>
    <message>
        <source>That is no whole phone number. Look at its digits again.</source>
        <translation>온전한 전화번호가 아닙니다. 숫자를 다시 확인해 주세요.</translation>
    </message>
    <message>
        <source>Begin the number with + and the code of its country, as in +82 10-1234-5678.</source>
        <translation>+82 10-1234-5678처럼 +와 나라 번호로 시작해 주세요.</translation>
    </message>
    <message>
        <source>That is no day of birth. Write it as 1994-05-31.</source>
        <translation>생년월일이 아닙니다. 1994-05-31처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>A country is written with two letters, as in KR.</source>
        <translation>나라는 KR처럼 영문 두 글자로 적습니다.</translation>
    </message>
    <message>
        <source>That is no postcode. In Korea it has five digits.</source>
        <translation>우편번호가 아닙니다. 한국 우편번호는 다섯 자리입니다.</translation>
    </message>
    <message>
        <source>Type woman, man, non-binary or other, or take it away.</source>
        <translation>woman, man, non-binary, other 가운데 하나를 적거나 비워 두세요.</translation>
    </message>
    <message>
        <source>Other terms of use are in force by now. Read those first.</source>
        <translation>그사이 다른 이용 약관이 적용되었습니다. 먼저 읽어 주세요.</translation>
    </message>
    <message>
        <source>That is the password you have. Choose another one.</source>
        <translation>지금 쓰는 비밀번호입니다. 다른 것으로 정해 주세요.</translation>
    </message>
    <message>
        <source>Only an owner, an admin or support of this server may do that.</source>
        <translation>이 서버의 소유자, 관리자, 지원 담당만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Support may not do that to an owner&apos;s or admin&apos;s account. Ask an owner.</source>
        <translation>소유자나 관리자의 계정은 지원 담당이 다룰 수 없습니다. 소유자에게 문의해 주세요.</translation>
    </message>
    <message>
        <source>The full name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>The day of birth</source>
        <translation>생년월일</translation>
    </message>
    <message>
        <source>The gender</source>
        <translation>성별</translation>
    </message>
    <message>
        <source>The country</source>
        <translation>나라</translation>
    </message>
    <message>
        <source>The postcode</source>
        <translation>우편번호</translation>
    </message>
    <message>
        <source>The second line of the address</source>
        <translation>상세 주소</translation>
    </message>
    <message>
        <source>Another of your devices changed this draft meanwhile.</source>
        <translation>그사이 다른 기기에서 이 글을 고쳤습니다.</translation>
    </message>
    <message>
        <source>You have begun messages in too many rooms. What you write here stays on this device.</source>
        <translation>쓰다 만 메시지가 있는 방이 너무 많습니다. 여기에 쓰는 글은 이 기기에만 남습니다.</translation>
    </message>
    <message>
        <source>Proving that you are not a robot: your computer works something out for the server. This takes a moment.</source>
        <translation>로봇이 아님을 증명하는 중입니다. 이 컴퓨터가 서버에 보낼 답을 계산하고 있으니 잠시만 기다려 주세요.</translation>
    </message>
    <message>
        <source>The server wants a proof that no robot makes this account, and got none. Update the program, then try again.</source>
        <translation>서버가 로봇이 아니라는 증명을 요구하지만 받지 못했습니다. 프로그램을 업데이트한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The proof that no robot makes this account was not right. Try again.</source>
        <translation>로봇이 아니라는 증명이 맞지 않습니다. 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Proving that no robot makes this account took too long. Try again, and let nothing else keep this computer busy.</source>
        <translation>로봇이 아님을 증명하는 데 너무 오래 걸렸습니다. 컴퓨터에서 다른 작업을 멈추고 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The proof that no robot makes this account was used already. Try again.</source>
        <translation>로봇이 아니라는 증명이 이미 사용되었습니다. 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The server wants more work done for a new account than this program is ready to do. Ask who runs it.</source>
        <translation>서버가 새 계정을 만드는 데 이 프로그램이 할 수 있는 것보다 많은 계산을 요구합니다. 서버 운영자에게 물어봐 주세요.</translation>
    </message>
    <message>
        <source>Choose a nickname first; what you wrote stays.</source>
        <translation>먼저 별명을 정해 주세요. 쓰던 글은 그대로 있습니다.</translation>
    </message>
    <message>
        <source>Here a nickname is chosen once, and you have chosen yours. Who looks after accounts can let you choose anew.</source>
        <translation>여기서는 별명을 한 번만 정할 수 있고, 이미 정하셨습니다. 계정을 관리하는 사람이 다시 정하게 해 줄 수 있습니다.</translation>
    </message>
    <message>
        <source>That is one folder more than there can be.</source>
        <translation>폴더를 더 만들 수 없습니다.</translation>
    </message>
    <message>
        <source>You have a folder of that name already.</source>
        <translation>그 이름의 폴더가 이미 있습니다.</translation>
    </message>
    <message>
        <source>There is no such folder any more.</source>
        <translation>그 폴더는 이제 없습니다.</translation>
    </message>
    <message>
        <source>Your own account is not merged by yourself. Ask somebody else who looks after accounts, or whoever runs the server.</source>
        <translation>내 계정은 스스로 합칠 수 없습니다. 계정을 돌보는 다른 사람이나 서버 운영자에게 부탁하세요.</translation>
    </message>
    <message>
        <source>That is one account. Type the user name of the other one.</source>
        <translation>같은 계정입니다. 다른 계정의 아이디를 입력하세요.</translation>
    </message>
    <message>
        <source>An owner&apos;s account is not given up. Merge the other account into that one.</source>
        <translation>소유자 계정은 없앨 수 없습니다. 다른 계정을 그 계정에 합치세요.</translation>
    </message>
    <message>
        <source>One of the two waits to be let in. Let them in or turn them away first.</source>
        <translation>둘 중 하나가 가입 승인을 기다리고 있습니다. 먼저 승인하거나 거절하세요.</translation>
    </message>
    <message>
        <source>The account to give up has a second factor, the other one has none. They set one up there first.</source>
        <translation>없앨 계정에는 2단계 인증이 있고 남길 계정에는 없습니다. 남길 계정에 먼저 2단계 인증을 설정해야 합니다.</translation>
    </message>
    <message>
        <source>One of the two decided about money that the other asked for, as a second person. They stay two accounts.</source>
        <translation>한 계정이 요청한 돈을 다른 계정이 두 번째 사람으로서 결정한 적이 있습니다. 두 계정은 합칠 수 없습니다.</translation>
    </message>
    <message>
        <source>Write the place as degrees north and east with a comma between them, as in 37.5665, 126.9780.</source>
        <translation>위치는 위도와 경도를 쉼표로 나누어 37.5665, 126.9780처럼 적어 주세요.</translation>
    </message>
    <message>
        <source>This community wants to know that. Fill it in.</source>
        <translation>이 커뮤니티에 필요한 정보입니다. 적어 주세요.</translation>
    </message>
    <message>
        <source>This community does not ask for that when you sign up. Leave it out; you can tell it among your private details later.</source>
        <translation>이 커뮤니티는 가입할 때 이 정보를 묻지 않습니다. 비워 두세요. 나중에 개인 정보에 적을 수 있습니다.</translation>
    </message>
    <message>
        <source>Verify who you are first: under your account and sessions, or with verify-identity in a terminal. Then try again.</source>
        <translation>먼저 본인인증을 하세요. 계정과 세션 화면이나 터미널의 verify-identity에서 할 수 있습니다. 그다음 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The other service could not verify who you are, or you stopped there. Begin again.</source>
        <translation>상대 서비스에서 본인 확인을 하지 못했거나 취소하셨습니다. 다시 시작하세요.</translation>
    </message>
    <message>
        <source>The code was wrong too often. Begin again.</source>
        <translation>인증번호를 너무 여러 번 잘못 입력했습니다. 다시 시작하세요.</translation>
    </message>
    <message>
        <source>You are verified with another account of this server. Remove it there first, or ask who runs the server.</source>
        <translation>이 서버의 다른 계정에서 이미 본인인증을 하셨습니다. 그 계정의 인증을 먼저 해제하거나 운영자에게 문의하세요.</translation>
    </message>
    <message>
        <source>You are verified already.</source>
        <translation>이미 본인인증을 하셨습니다.</translation>
    </message>
    <message>
        <source>You are not verified, so there is nothing to show.</source>
        <translation>본인인증을 하지 않아 보여 줄 것이 없습니다.</translation>
    </message>
    <message>
        <source>Somebody is called so, or so that it looks alike. Choose another nickname.</source>
        <translation>이미 쓰이거나 비슷해 보이는 별명이 있습니다. 다른 별명을 골라 주세요.</translation>
    </message>
    <message>
        <source>Verifying in the browser took too long. Begin again.</source>
        <translation>브라우저에서 인증하는 데 시간이 너무 오래 걸렸습니다. 다시 시작하세요.</translation>
    </message>
    <message>
        <source>You tried to verify yourself too often within a day. Try again tomorrow.</source>
        <translation>하루 동안 본인인증을 너무 여러 번 시도했습니다. 내일 다시 시도하세요.</translation>
    </message>
    <message>
        <source>This server verifies nobody.</source>
        <translation>이 서버에서는 본인인증을 하지 않습니다.</translation>
    </message>
    <message>
        <source>A schedule has at most 14 times.</source>
        <translation>시간표에는 시간을 14개까지 넣을 수 있어요.</translation>
    </message>
    <message>
        <source>That is no day of the week. Choose from Monday to Sunday.</source>
        <translation>그런 요일은 없어요. 월요일부터 일요일 가운데 고르세요.</translation>
    </message>
    <message>
        <source>The end must be another time than the beginning.</source>
        <translation>끝나는 시각은 시작하는 시각과 달라야 해요.</translation>
    </message>
    <message>
        <source>The place where files are kept does not answer just now. Try again in %2 s.</source>
        <translation>파일을 보관하는 곳이 지금 응답하지 않습니다. %2초 뒤에 다시 시도하세요.</translation>
    </message>
    <message>
        <source>The file is too large to be opened from here. Save it instead.</source>
        <translation>여기서 열기에는 파일이 너무 큽니다. 저장해 주세요.</translation>
    </message>
    <message>
        <source>Too many deletions are waiting to be sent. Wait until there is a connection.</source>
        <translation>보내지 못한 삭제가 너무 많습니다. 연결될 때까지 기다려 주세요.</translation>
    </message>
    <message>
        <source>The file could run something on this computer, so it is not opened from here.</source>
        <translation>이 컴퓨터에서 무언가를 실행할 수 있는 파일이라 여기서 열지 않습니다.</translation>
    </message>
    <message>
        <source>Nobody else has said anything here that could be marked as unread.</source>
        <translation>읽지 않음으로 표시할 다른 사람의 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>This room has an owner who can sign in. Another one is found only when all are gone.</source>
        <translation>이 방에는 로그인할 수 있는 방장이 있습니다. 방장이 모두 떠났을 때만 다른 방장을 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>That is the only owner here. Make somebody else an owner first.</source>
        <translation>여기 하나뿐인 소유자입니다. 먼저 다른 사람을 소유자로 만드세요.</translation>
    </message>
    <message>
        <source>Only an owner can make somebody an owner.</source>
        <translation>소유자만 다른 사람을 소유자로 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>They wait to be let in. Let them in or turn them away first.</source>
        <translation>가입 승인을 기다리고 있습니다. 먼저 승인하거나 거절하세요.</translation>
    </message>
    <message>
        <source>Too often in a short time.</source>
        <translation>짧은 시간에 너무 많이 시도했습니다.</translation>
    </message>
    <message>
        <source>The server is very busy.</source>
        <translation>서버가 매우 바쁩니다.</translation>
    </message>
    <message>
        <source>Whoever decides about money or looks after accounts here needs a second factor. Set one up in your account first.</source>
        <translation>여기서 돈에 관한 결정을 하거나 계정을 관리하려면 2단계 인증이 필요합니다. 먼저 내 계정에서 설정하세요.</translation>
    </message>
    <message>
        <source>Too many wrong passwords: this one is looked at in %1 s.</source>
        <translation>비밀번호가 여러 번 틀려서 이번 것은 %1초 뒤에 확인합니다.</translation>
    </message>
    <message>
        <source>Guests have no user name. Ask for one person, or for guests.</source>
        <translation>손님에게는 아이디가 없습니다. 한 사람이나 손님 가운데 하나만 골라 주세요.</translation>
    </message>
    <message>
        <source>A campaign of theirs is not settled. Close it, report on the money and settle it first.</source>
        <translation>이 사람의 모금이 아직 정산되지 않았습니다. 먼저 마감하고, 보고하고, 정산해 주세요.</translation>
    </message>
    <message>
        <source>You asked for that yourself. Another one who looks after accounts confirms it.</source>
        <translation>직접 요청하신 일입니다. 계정을 돌보는 다른 사람이 확인해야 합니다.</translation>
    </message>
    <message>
        <source>Nobody else here could confirm that. Whoever runs the server can do it with &quot;madangd users&quot;.</source>
        <translation>확인할 수 있는 다른 사람이 없습니다. 서버 운영자는 &quot;madangd users&quot;로 할 수 있습니다.</translation>
    </message>
    <message>
        <source>That account has no second factor.</source>
        <translation>그 계정에는 2단계 인증이 없습니다.</translation>
    </message>
    <message>
        <source>That account has no e-mail address that could be used. Whoever runs the server can set a password with &quot;madangd users&quot;.</source>
        <translation>그 계정에는 쓸 수 있는 이메일 주소가 없습니다. 서버 운영자는 &quot;madangd users&quot;로 비밀번호를 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Accounts are made for members. Give another role once the account is there.</source>
        <translation>계정은 회원으로만 만들 수 있습니다. 만든 뒤에 다른 역할을 주세요.</translation>
    </message>
    <message>
        <source>A PIN has 6 to 64 characters. Choose another one.</source>
        <translation>PIN은 6자에서 64자까지입니다. 다른 것을 골라 주세요.</translation>
    </message>
    <message>
        <source>A code for a new password has twelve digits.</source>
        <translation>새 비밀번호를 위한 코드는 숫자 열두 자리입니다.</translation>
    </message>
    <message>
        <source>A token is good for 1 to 365 days.</source>
        <translation>토큰은 1일부터 365일까지 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>You have as many tokens as there may be. Revoke one first.</source>
        <translation>토큰을 더 만들 수 없습니다. 먼저 하나를 없애세요.</translation>
    </message>
    <message>
        <source>That is not the PIN. Try again.</source>
        <translation>PIN이 맞지 않습니다. 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>Too many wrong PINs. Try again in %2 s.</source>
        <translation>PIN을 여러 번 틀렸습니다. %2초 뒤에 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>The PIN could not be kept on this device. Make some room, and try again.</source>
        <translation>이 기기에 PIN을 저장하지 못했습니다. 공간을 확보한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>This token does not reach that far. Make one of a wider scope.</source>
        <translation>이 토큰으로는 할 수 없는 일입니다. 범위가 더 넓은 토큰을 만드세요.</translation>
    </message>
    <message>
        <source>With a token money is moved only by those whose role lets them decide about it.</source>
        <translation>토큰으로 돈을 움직이는 일은 돈을 결정하는 역할이 있는 사람만 할 수 있습니다.</translation>
    </message>
    <message>
        <source>No token may do that. Sign in yourself.</source>
        <translation>토큰으로는 할 수 없는 일입니다. 직접 로그인하세요.</translation>
    </message>
    <message>
        <source>This token was made without a second factor, which is needed here. Make another one with it.</source>
        <translation>이 토큰은 2단계 인증 없이 만든 것이라 여기서 쓸 수 없습니다. 2단계 인증을 켜고 새로 만드세요.</translation>
    </message>
    <message>
        <source>Only who looks after the community can make a token of that scope.</source>
        <translation>이 범위의 토큰은 커뮤니티를 돌보는 사람만 만들 수 있습니다.</translation>
    </message>
    <message>
        <source>There is no such token (any more).</source>
        <translation>그런 토큰이 없습니다.</translation>
    </message>
    <message>
        <source>Nobody invited you to that room lately. You can leave it at any time.</source>
        <translation>최근에 그 방으로 초대한 사람이 없습니다. 방은 언제든 나갈 수 있습니다.</translation>
    </message>
    <message>
        <source>You have a token of that name already. Take another one.</source>
        <translation>같은 이름의 토큰이 이미 있습니다. 다른 이름을 쓰세요.</translation>
    </message>
    <message>
        <source>You called people in this room often just now. Take the call out, or send it again %4.</source>
        <translation>이 방에서 방금 여러 사람을 자주 불렀습니다. 부르는 말을 빼거나 %4 다시 보내 주세요.</translation>
    </message>
    <message>
        <source>The disk of this device is full. Nothing was changed; make some room, and try again.</source>
        <translation>이 기기의 디스크가 가득 찼습니다. 바뀐 것은 없습니다. 공간을 확보한 뒤 다시 시도해 주세요.</translation>
    </message>
    <message>
        <source>later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>in %1 s</source>
        <translation>%1초 뒤에</translation>
    </message>
    <message>
        <source>in %1 min</source>
        <translation>%1분 뒤에</translation>
    </message>
    <message>
        <source>The disk of this device is full: nothing new can be kept in %1. Make some room.</source>
        <translation>이 기기의 디스크가 가득 차서 %1에 새로운 내용을 저장할 수 없습니다. 공간을 확보해 주세요.</translation>
    </message>
    <message>
        <source>Nothing may be written to %1. Look at its permissions, or whether it is mounted.</source>
        <translation>%1에 쓸 수 없습니다. 권한이나 마운트 상태를 확인해 주세요.</translation>
    </message>
    <message>
        <source>Writing to %1 fails. Look whether its disk is there and in order.</source>
        <translation>%1에 쓰지 못했습니다. 디스크가 연결되어 있고 정상인지 확인해 주세요.</translation>
    </message>
    <message>
        <source>What you wrote is not sent yet, and would be lost if you quit Madang now.</source>
        <translation>쓰신 글이 아직 보내지지 않았습니다. 지금 마당을 종료하면 사라집니다.</translation>
    </message>
    <message>
        <source>Rooms go on meanwhile; what is new is in memory until you quit.</source>
        <translation>그동안에도 방은 계속 이어집니다. 새 내용은 종료할 때까지 메모리에만 있습니다.</translation>
    </message>
    <message>
        <source>You have saved as many messages as there may be. Remove some of them first.</source>
        <translation>메시지를 더 저장할 수 없습니다. 저장한 메시지를 먼저 몇 개 빼 주세요.</translation>
    </message>
    <message>
        <source>Here, where home is comes from an address that is looked up: type the address, and choose it from what is found.</source>
        <translation>여기서는 집 위치를 찾은 주소에서 가져옵니다. 주소를 입력하고 찾은 것 가운데에서 고르세요.</translation>
    </message>
    <message>
        <source>The address was chosen some time ago. Look it up once more, and choose it.</source>
        <translation>주소를 고른 지 시간이 지났습니다. 다시 찾아서 고르세요.</translation>
    </message>
    <message>
        <source>Addresses cannot be looked up just now. Type yours as it is, or try again later.</source>
        <translation>지금은 주소를 찾을 수 없습니다. 그대로 입력하거나 나중에 다시 해 보세요.</translation>
    </message>
    <message>
        <source>Many people look addresses up just now. Type yours as it is, or try again in %2 s.</source>
        <translation>지금 주소를 찾는 사람이 많습니다. 그대로 입력하거나 %2초 뒤에 다시 해 보세요.</translation>
    </message>
    <message>
        <source>This server looks no addresses up.</source>
        <translation>이 서버는 주소를 찾아 주지 않습니다.</translation>
    </message>
    <message>
        <source>The code in the mail has twelve digits.</source>
        <translation>메일로 온 코드는 숫자 열두 자리예요.</translation>
    </message>
    <message>
        <source>The picture cannot be read. Try another one.</source>
        <translation>사진을 읽을 수 없어요. 다른 사진으로 해 보세요.</translation>
    </message>
    <message>
        <source>The picture is too large, or has too many points. Try a smaller one.</source>
        <translation>사진이 너무 크거나 점이 너무 많아요. 더 작은 사진으로 해 보세요.</translation>
    </message>
    <message>
        <source>Reading the picture took too long. Try a smaller or simpler one.</source>
        <translation>사진을 읽는 데 너무 오래 걸렸어요. 더 작거나 단순한 사진으로 해 보세요.</translation>
    </message>
    <message>
        <source>This takes a sign-in of the last ten minutes. Sign in again, then send it once more.</source>
        <translation>최근 10분 안에 로그인했어야 해요. 다시 로그인한 뒤 한 번 더 보내 주세요.</translation>
    </message>
    <message>
        <source>That is not what opens this account. Sign in with the right one.</source>
        <translation>이 계정을 여는 것이 아니에요. 맞는 계정으로 로그인해 주세요.</translation>
    </message>
    <message>
        <source>Nothing else opens your account. Set a password first, or add another service.</source>
        <translation>계정에 들어갈 다른 방법이 없어요. 먼저 비밀번호를 정하거나 다른 서비스를 추가하세요.</translation>
    </message>
    <message>
        <source>The other service did not ask you again who you are. Sign out there, then sign in once more.</source>
        <translation>다른 서비스가 본인인지 다시 묻지 않았어요. 그 서비스에서 로그아웃한 다음 다시 로그인하세요.</translation>
    </message>
</context>
</TS>
