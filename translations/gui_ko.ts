<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR">
<context>
    <name>madang::gui::AboutSheet</name>
    <message>
        <source>About Madang</source>
        <translation>마당에 대하여</translation>
    </message>
    <message>
        <source>Madang %1</source>
        <translation>마당 %1</translation>
    </message>
    <message>
        <source>Community chat with money built in, on your community&apos;s own server. Free software under the GNU General Public License, version 3 or later.</source>
        <translation>돈이 오가는 일까지 함께하는 커뮤니티 채팅입니다. 우리 커뮤니티의 서버에서 돌아갑니다. GNU 일반 공중 사용 허가서(GPL) 3판 이상에 따르는 자유 소프트웨어입니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::AccountButton</name>
    <message>
        <source>mentions: %1</source>
        <translation>나를 부름: %1</translation>
    </message>
    <message>
        <source>unread: %1</source>
        <translation>읽지 않음: %1</translation>
    </message>
    <message>
        <source>signed out</source>
        <translation>로그아웃됨</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>연결 없음</translation>
    </message>
</context>
<context>
    <name>madang::gui::AccountRail</name>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>계정 추가…</translation>
    </message>
</context>
<context>
    <name>madang::gui::AccountShell</name>
    <message>
        <source>There is room for %1 accounts in one window.</source>
        <translation>한 창에는 계정을 %1개까지 둘 수 있습니다.</translation>
    </message>
    <message>
        <source>No folder could be made for another account: %1</source>
        <translation>다른 계정을 위한 폴더를 만들 수 없습니다: %1</translation>
    </message>
    <message>
        <source>You are signed in with this account here already.</source>
        <translation>이 계정으로는 이미 여기에 로그인되어 있습니다.</translation>
    </message>
    <message>
        <source>%1 is signed out, and what is stored of it on this computer goes. At the server nothing changes.</source>
        <translation>%1 계정에서 로그아웃하고 이 컴퓨터에 저장된 내용을 지웁니다. 서버에서는 아무것도 바뀌지 않습니다.</translation>
    </message>
    <message>
        <source>Not sent yet, and lost with it: %1</source>
        <translation>아직 보내지 못해 함께 사라지는 메시지: %1개</translation>
    </message>
    <message>
        <source>Remove this account from this window?</source>
        <translation>이 창에서 이 계정을 뺄까요?</translation>
    </message>
    <message>
        <source>Remove the account</source>
        <translation>계정 빼기</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Remove this account from this window…</source>
        <translation>이 창에서 이 계정 빼기…</translation>
    </message>
    <message>
        <source>Madang is locked</source>
        <translation>마당이 잠겨 있습니다</translation>
    </message>
    <message>
        <source>The lock is gone, and everybody is signed out. Sign in with your password.</source>
        <translation>잠금을 풀고 모든 계정에서 로그아웃했습니다. 비밀번호로 다시 로그인해 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::gui::AddressList</name>
    <message>
        <source>Places found</source>
        <translation>찾은 곳</translation>
    </message>
</context>
<context>
    <name>madang::gui::App</name>
    <message>
        <source>The folder of another account cannot be used: %1</source>
        <translation>다른 계정의 폴더를 쓸 수 없습니다: %1</translation>
    </message>
</context>
<context>
    <name>madang::gui::ApplicantsSheet</name>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>Let in</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Let %1 in</source>
        <translation>%1 님 승인</translation>
    </message>
    <message>
        <source>Turn away for good</source>
        <translation>정말 거절</translation>
    </message>
    <message>
        <source>Turn away</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Turn %1 away</source>
        <translation>%1 님 거절</translation>
    </message>
    <message>
        <source>End</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>End the code: %1</source>
        <translation>코드 끝내기: %1</translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation>목록을 가져오는 중…</translation>
    </message>
    <message>
        <source>Nobody waits for an account.</source>
        <translation>승인을 기다리는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>They asked for an account and wait for your word.</source>
        <translation>가입을 신청하고 승인을 기다리는 사람들입니다.</translation>
    </message>
    <message>
        <source>New accounts</source>
        <translation>새 계정</translation>
    </message>
    <message>
        <source>Invitation codes</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>Whoever has one makes an account without asking.</source>
        <translation>코드를 가진 사람은 승인 없이 계정을 만듭니다.</translation>
    </message>
    <message>
        <source>For whom, if you like</source>
        <translation>누구를 위한 코드인가요 (선택)</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정 수</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>기간(일)</translation>
    </message>
    <message>
        <source>Make a code</source>
        <translation>코드 만들기</translation>
    </message>
    <message>
        <source>The code, shown only now</source>
        <translation>코드 (지금만 보입니다)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
</context>
<context>
    <name>madang::gui::AuditSheet</name>
    <message>
        <source>Details</source>
        <translation>자세히</translation>
    </message>
    <message>
        <source>Details: %1</source>
        <translation>자세히: %1</translation>
    </message>
    <message>
        <source>Reading all of the log…</source>
        <translation>기록 전체를 읽는 중…</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>감사 기록</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>한 사람</translation>
    </message>
    <message>
        <source>a user name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>What</source>
        <translation>한 일</translation>
    </message>
    <message>
        <source>refund.approve, or refund for all of them</source>
        <translation>refund.approve, 또는 모두 보려면 refund</translation>
    </message>
    <message>
        <source>Of the last days</source>
        <translation>최근 며칠</translation>
    </message>
    <message>
        <source>any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Check the log</source>
        <translation>기록 검증</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::BansSheet</name>
    <message>
        <source>Let everybody in from there</source>
        <translation>이 주소에서 다시 들어오게 하기</translation>
    </message>
    <message>
        <source>Lift</source>
        <translation>해제</translation>
    </message>
    <message>
        <source>Lift the ban: %1</source>
        <translation>차단 해제: %1</translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation>목록을 가져오는 중…</translation>
    </message>
    <message>
        <source>No address is banned.</source>
        <translation>차단한 주소가 없습니다.</translation>
    </message>
    <message>
        <source>Banned addresses</source>
        <translation>차단한 주소</translation>
    </message>
    <message>
        <source>From a banned address nobody registers, signs in, writes or stays connected. Behind one address there may be many people: a school, a company, a mobile network.</source>
        <translation>차단한 주소에서는 가입, 로그인, 글쓰기, 연결 유지를 할 수 없습니다. 학교, 회사, 이동통신망처럼 주소 하나를 여러 사람이 함께 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Address or network</source>
        <translation>주소 또는 대역</translation>
    </message>
    <message>
        <source>192.0.2.7, or 192.0.2.0/24</source>
        <translation>192.0.2.7 또는 192.0.2.0/24</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>일수</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Why, if you like</source>
        <translation>이유 (선택)</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>Who is kept out</source>
        <translation>차단 중인 주소</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::BlockedSheet</name>
    <message>
        <source>Fetching the list…</source>
        <translation>목록을 가져오는 중…</translation>
    </message>
    <message>
        <source>You blocked nobody.</source>
        <translation>차단한 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>차단 풀기</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>%1 차단 풀기</translation>
    </message>
    <message>
        <source>Blocked people</source>
        <translation>차단한 사람</translation>
    </message>
    <message>
        <source>They reach you in no direct room, invitation or mention, and are not told.</source>
        <translation>이 사람들은 나에게 1:1 대화나 초대를 보낼 수 없고 나를 부를 수도 없습니다. 차단된 사실은 알리지 않습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::BrowseSheet</name>
    <message>
        <source>Fetching the rooms…</source>
        <translation>방을 불러오는 중…</translation>
    </message>
    <message>
        <source>The rooms could not be fetched</source>
        <translation>방을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>No public room has these words in its name.</source>
        <translation>이름에 이 말이 들어간 공개 방이 없습니다.</translation>
    </message>
    <message>
        <source>No public rooms</source>
        <translation>공개 방이 없습니다</translation>
    </message>
    <message>
        <source>Open the first one: New room, in the menu.</source>
        <translation>메뉴의 “새 방”으로 첫 방을 열어 보세요.</translation>
    </message>
    <message>
        <source>Public rooms</source>
        <translation>공개 방</translation>
    </message>
    <message>
        <source>Search by name</source>
        <translation>이름으로 찾기</translation>
    </message>
</context>
<context>
    <name>madang::gui::BusNotifications</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>Write an answer</source>
        <translation>답장을 쓰세요</translation>
    </message>
</context>
<context>
    <name>madang::gui::CampaignDelegate</name>
    <message>
        <source>Closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
</context>
<context>
    <name>madang::gui::CampaignPageSheet</name>
    <message>
        <source>%1 of %2 · %3%</source>
        <translation>%2 중 %1 · %3%</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>수혜자: %1</translation>
    </message>
    <message>
        <source>Milestones reached: %1</source>
        <translation>도달한 이정표: %1</translation>
    </message>
    <message>
        <source>Thank you. Who runs the campaign will look at it.</source>
        <translation>고맙습니다. 모금한 사람이 확인합니다.</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>About</source>
        <translation>소개</translation>
    </message>
    <message>
        <source>Use of the money</source>
        <translation>사용 내역</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>Ranking</source>
        <translation>순위</translation>
    </message>
    <message>
        <source>What the campaign is for</source>
        <translation>모금 소개</translation>
    </message>
    <message>
        <source>The link was copied. Everybody can open it, also in a browser.</source>
        <translation>링크를 복사했습니다. 브라우저에서도 누구나 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Copy the link</source>
        <translation>링크 복사</translation>
    </message>
    <message>
        <source>The campaign was never read on this device. It comes by itself with the connection.</source>
        <translation>이 기기에서 아직 불러온 적이 없는 모금입니다. 연결되면 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>Fetching the campaign…</source>
        <translation>모금을 불러오는 중…</translation>
    </message>
    <message>
        <source>How far the campaign has come</source>
        <translation>모금 진행 정도</translation>
    </message>
</context>
<context>
    <name>madang::gui::CampaignScreen</name>
    <message>
        <source>No campaign here</source>
        <translation>이 방에는 모금이 없습니다</translation>
    </message>
    <message>
        <source>This room does not collect for anything.</source>
        <translation>이 방은 모금을 하고 있지 않습니다.</translation>
    </message>
    <message>
        <source>All campaigns</source>
        <translation>모든 모금</translation>
    </message>
    <message>
        <source>Fetching the campaign…</source>
        <translation>모금을 불러오는 중…</translation>
    </message>
    <message>
        <source>raised of %1</source>
        <translation>목표 %1 가운데 모인 금액</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>Sign in to donate</source>
        <translation>로그인하고 후원하기</translation>
    </message>
    <message>
        <source>Donate</source>
        <translation>후원하기</translation>
    </message>
    <message numerus="yes">
        <source>%n gift(s)</source>
        <translation>
            <numerusform>후원 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Be the first to give.</source>
        <translation>첫 후원자가 되어 주세요.</translation>
    </message>
    <message>
        <source>The latest gifts appear once the server can be reached.</source>
        <translation>서버에 연결되면 최근 후원이 나타납니다.</translation>
    </message>
    <message>
        <source>Live monitor</source>
        <translation>실시간 현황판</translation>
    </message>
    <message>
        <source>For %1</source>
        <translation>수혜자: %1</translation>
    </message>
    <message>
        <source>Reports, gifts, ranking…</source>
        <translation>사용 내역, 후원, 순위…</translation>
    </message>
    <message>
        <source>Manage the campaign…</source>
        <translation>모금 관리…</translation>
    </message>
    <message>
        <source>What the campaign is for</source>
        <translation>모금 소개</translation>
    </message>
    <message>
        <source>The campaign could not be fetched</source>
        <translation>모금을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>연결 없음</translation>
    </message>
    <message>
        <source>The campaign was never read on this device. It comes by itself with the connection.</source>
        <translation>이 기기에서 아직 불러온 적이 없는 모금입니다. 연결되면 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>How far the campaign has come</source>
        <translation>모금 진행 정도</translation>
    </message>
</context>
<context>
    <name>madang::gui::CampaignsSheet</name>
    <message>
        <source>Fetching the campaigns…</source>
        <translation>모금을 불러오는 중…</translation>
    </message>
    <message>
        <source>The campaigns could not be fetched</source>
        <translation>모금을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>No campaigns yet</source>
        <translation>아직 모금이 없습니다</translation>
    </message>
    <message>
        <source>Start one: tell what it is for, and how much it needs.</source>
        <translation>무엇을 위해 얼마가 필요한지 알리고 시작해 보세요.</translation>
    </message>
    <message>
        <source>Campaigns</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>Start a campaign</source>
        <translation>모금 시작하기</translation>
    </message>
</context>
<context>
    <name>madang::gui::CareSheet</name>
    <message>
        <source>Erase for good</source>
        <translation>영구히 지우기</translation>
    </message>
    <message>
        <source>Do it</source>
        <translation>실행</translation>
    </message>
    <message>
        <source>Fetching the account…</source>
        <translation>계정을 가져오는 중…</translation>
    </message>
    <message>
        <source>For %1. It is on the audit log.</source>
        <translation>%1 님에 대한 일입니다. 감사 기록에 남습니다.</translation>
    </message>
    <message>
        <source>Do not call them by name there: it stays.</source>
        <translation>사유는 남으므로 그 사람의 이름을 쓰지 마세요.</translation>
    </message>
    <message>
        <source>May stay empty.</source>
        <translation>비워 두어도 됩니다.</translation>
    </message>
    <message>
        <source>Help @%1, or erase the account</source>
        <translation>@%1 님 돕기, 계정 지우기</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>할 일</translation>
    </message>
    <message>
        <source>What they wrote</source>
        <translation>쓴 글</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>사유(감사 기록에 남습니다)</translation>
    </message>
    <message>
        <source>Type the user name of the account</source>
        <translation>계정의 아이디를 입력하세요</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>madang::gui::ChangePage</name>
    <message>
        <source>The picture is on the campaign&apos;s page now.</source>
        <translation>그림이 모금 페이지에 올라갔습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n자 넘침</numerusform>
        </translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>The campaign is over. Now report how the money is used.</source>
        <translation>모금이 마감되었습니다. 이제 사용 내역을 보고해 주세요.</translation>
    </message>
    <message>
        <source>The campaign is settled.</source>
        <translation>모금이 정산되었습니다.</translation>
    </message>
    <message>
        <source>Settle the campaign</source>
        <translation>모금 정산하기</translation>
    </message>
    <message>
        <source>End it now</source>
        <translation>지금 마감하기</translation>
    </message>
    <message>
        <source>End the campaign early…</source>
        <translation>일찍 마감하기…</translation>
    </message>
    <message>
        <source>Nobody can give any more once it has ended, and it cannot be opened again. End “%1” now?</source>
        <translation>마감하면 더는 후원할 수 없고 다시 열 수도 없습니다. “%1”을(를) 지금 마감할까요?</translation>
    </message>
    <message>
        <source>The story, in Markdown</source>
        <translation>이야기 (마크다운)</translation>
    </message>
    <message>
        <source>Last day (later only)</source>
        <translation>마지막 날 (늦추기만 가능)</translation>
    </message>
    <message>
        <source>Amounts to offer</source>
        <translation>제안 금액</translation>
    </message>
    <message>
        <source>Up to six, like 5천 / 1만 / 5만</source>
        <translation>여섯 개까지, 예: 5천 / 1만 / 5만</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>그림 고르기…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Keep it open</source>
        <translation>계속 모금</translation>
    </message>
</context>
<context>
    <name>madang::gui::ComplainSheet</name>
    <message>
        <source>Complain about this message</source>
        <translation>이 메시지 신고</translation>
    </message>
    <message>
        <source>Those who look after the room see the message, what stands around it, and that it was you. Its author is not told.</source>
        <translation>방을 돌보는 사람들이 메시지와 앞뒤 대화, 그리고 신고한 사람을 봅니다. 글쓴이에게는 알리지 않습니다.</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>무엇이 문제인가요</translation>
    </message>
    <message>
        <source>More, if you like</source>
        <translation>덧붙일 말 (선택)</translation>
    </message>
    <message>
        <source>Complain</source>
        <translation>신고</translation>
    </message>
    <message>
        <source>Report this profile</source>
        <translation>이 프로필 신고</translation>
    </message>
    <message>
        <source>Report this invitation</source>
        <translation>이 초대 신고</translation>
    </message>
    <message>
        <source>Those who look after the community see the nickname, the picture and the words about themselves as they are now, and that it was you. The person is not told.</source>
        <translation>커뮤니티를 돌보는 분들이 지금의 별명과 사진, 소개와 누가 신고했는지를 봅니다. 그 사람에게는 알리지 않습니다.</translation>
    </message>
    <message>
        <source>Those who look after the room and the community see who invited you, and that it was you. If they withdraw the invitation, you are not in that room any more.</source>
        <translation>방과 커뮤니티를 돌보는 분들이 누가 초대했는지와 누가 신고했는지를 봅니다. 초대를 거두면 그 방에서 나오게 됩니다.</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>신고</translation>
    </message>
</context>
<context>
    <name>madang::gui::ComplaintsSheet</name>
    <message>
        <source>Fetching the complaints…</source>
        <translation>신고를 가져오는 중…</translation>
    </message>
    <message>
        <source>No complaints</source>
        <translation>신고 없음</translation>
    </message>
    <message>
        <source>Nothing was decided so far.</source>
        <translation>아직 결정한 것이 없습니다.</translation>
    </message>
    <message>
        <source>What stands around it</source>
        <translation>앞뒤 대화 보기</translation>
    </message>
    <message>
        <source>Complaints</source>
        <translation>신고</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>대기 중</translation>
    </message>
    <message>
        <source>Decided</source>
        <translation>처리됨</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Nobody complained about anything you look after.</source>
        <translation>내가 관리하는 곳에 접수된 신고가 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::ComposerScreen</name>
    <message numerus="yes">
        <source>This is too long by %n character(s).</source>
        <translation>
            <numerusform>%n자 넘쳤습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>You are reading as a guest.</source>
        <translation>손님으로 읽고 있습니다.</translation>
    </message>
    <message>
        <source>You are reading as a visitor. Join to write here.</source>
        <translation>둘러보는 중입니다. 글을 쓰려면 방에 들어오세요.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Join this room</source>
        <translation>이 방에 들어가기</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n자 넘침</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n자 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter breaks the line</source>
        <translation>Enter 보내기 · Shift+Enter 줄 바꿈</translation>
    </message>
    <message>
        <source>Reply to %1</source>
        <translation>%1 님에게 답장</translation>
    </message>
    <message>
        <source>Write a message</source>
        <translation>메시지 쓰기</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>%1에 메시지 쓰기</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>Do not reply</source>
        <translation>답장 그만두기</translation>
    </message>
    <message>
        <source>Do not change it</source>
        <translation>고치지 않기</translation>
    </message>
    <message>
        <source>Changing your message</source>
        <translation>내 메시지 고치기</translation>
    </message>
    <message>
        <source>Saving…</source>
        <translation>저장하는 중…</translation>
    </message>
    <message>
        <source>Others see that it was edited.</source>
        <translation>다른 사람에게는 수정되었다고 표시됩니다.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Goes as soon as the files are there…</source>
        <translation>파일이 다 올라가면 바로 보냅니다…</translation>
    </message>
    <message>
        <source>%1, waiting</source>
        <translation>%1, 기다리는 중</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <translation>사진 %1</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>파일 붙이기</translation>
    </message>
    <message>
        <source>Insert an emoji</source>
        <translation>이모지 넣기</translation>
    </message>
    <message>
        <source>As %1</source>
        <translation>%1(으)로 씁니다</translation>
    </message>
    <message>
        <source>Text %1</source>
        <translation>텍스트 %1</translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation>메시지 미리보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::ConnectionsSheet</name>
    <message>
        <source>End all sign-ins</source>
        <translation>모두 로그아웃</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>End all sign-ins of %1</source>
        <translation>%1 모두 로그아웃</translation>
    </message>
    <message>
        <source>Who is connected</source>
        <translation>접속 현황</translation>
    </message>
    <message>
        <source>Only one person</source>
        <translation>한 사람만</translation>
    </message>
    <message>
        <source>a user name; empty: everybody</source>
        <translation>아이디. 비워 두면 모두</translation>
    </message>
    <message>
        <source>Only guests</source>
        <translation>손님만</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
</context>
<context>
    <name>madang::gui::ConsentBox</name>
    <message>
        <source>Thank you. That is noted.</source>
        <translation>고맙습니다. 동의하신 것을 적어 두었습니다.</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>약관 보기</translation>
    </message>
    <message>
        <source>I agree to them</source>
        <translation>동의합니다</translation>
    </message>
</context>
<context>
    <name>madang::gui::ContactSheet</name>
    <message>
        <source>Your words are on their way to who runs this server.</source>
        <translation>서버 운영자에게 글을 보냈습니다.</translation>
    </message>
    <message>
        <source>Write to the operator</source>
        <translation>운영자에게 문의</translation>
    </message>
    <message>
        <source>A mail to the people who run this server. They answer by mail, too.</source>
        <translation>이 서버를 운영하는 사람에게 메일로 보냅니다. 답장도 메일로 옵니다.</translation>
    </message>
    <message>
        <source>Your name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>E-mail address for the answer</source>
        <translation>답장 받을 이메일 주소</translation>
    </message>
    <message>
        <source>Empty: your nickname</source>
        <translation>비워 두면 내 별명</translation>
    </message>
    <message>
        <source>Empty: your proven address</source>
        <translation>비워 두면 확인된 내 주소</translation>
    </message>
    <message>
        <source>Phone, if you like</source>
        <translation>전화번호 (선택)</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>무슨 일인가요?</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
</context>
<context>
    <name>madang::gui::DateSheet</name>
    <message>
        <source>Go to a day</source>
        <translation>날짜로 가기</translation>
    </message>
    <message>
        <source>The conversation opens at the first message from then on.</source>
        <translation>그때부터의 첫 글에서 대화가 열립니다.</translation>
    </message>
    <message>
        <source>Day and hour</source>
        <translation>날짜와 시각</translation>
    </message>
    <message>
        <source>Go there</source>
        <translation>가기</translation>
    </message>
</context>
<context>
    <name>madang::gui::DeskForm</name>
    <message>
        <source>The bank&apos;s number of the transfer is needed.</source>
        <translation>은행 거래번호를 적어 주세요.</translation>
    </message>
    <message>
        <source>Say why, so that it can be understood later.</source>
        <translation>나중에도 알 수 있게 까닭을 적어 주세요.</translation>
    </message>
    <message>
        <source>How much came?</source>
        <translation>얼마가 들어왔나요?</translation>
    </message>
    <message>
        <source>Ask the gateway now</source>
        <translation>지금 결제사에 조회</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>처리하기…</translation>
    </message>
    <message>
        <source>Confirm a deposit…</source>
        <translation>입금 확인…</translation>
    </message>
    <message>
        <source>Approve…</source>
        <translation>승인…</translation>
    </message>
    <message>
        <source>Reject…</source>
        <translation>반려…</translation>
    </message>
    <message>
        <source>It was sent back…</source>
        <translation>송금했습니다…</translation>
    </message>
    <message>
        <source>It was dealt with…</source>
        <translation>처리했습니다…</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>환불…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>The bank&apos;s number of the transfer</source>
        <translation>은행 거래번호</translation>
    </message>
    <message>
        <source>Written beside it</source>
        <translation>입금자 표시</translation>
    </message>
    <message>
        <source>Sent by, if the bank says so</source>
        <translation>보낸 이 (은행에 보이면)</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>A note, if you like</source>
        <translation>남길 말 (선택)</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>까닭</translation>
    </message>
    <message>
        <source>Empty: all of it, %1</source>
        <translation>비워 두면 전액 %1</translation>
    </message>
    <message>
        <source>%1 is posted as given back at once.</source>
        <translation>%1이 바로 환불로 장부에 오릅니다.</translation>
    </message>
    <message>
        <source>Yes, do it</source>
        <translation>네, 진행합니다</translation>
    </message>
    <message>
        <source>Look what would happen</source>
        <translation>어떻게 될지 보기</translation>
    </message>
    <message>
        <source>Booked on</source>
        <translation>입금된 날</translation>
    </message>
</context>
<context>
    <name>madang::gui::DeskSheet</name>
    <message>
        <source>Proving the books…</source>
        <translation>장부를 검산하는 중…</translation>
    </message>
    <message>
        <source>Prove the books</source>
        <translation>장부 검산</translation>
    </message>
    <message>
        <source>The books were never proven.</source>
        <translation>아직 장부를 검산하지 않았습니다.</translation>
    </message>
    <message>
        <source>Not for this account</source>
        <translation>이 계정으로는 열 수 없습니다</translation>
    </message>
    <message>
        <source>The desk could not be fetched</source>
        <translation>결제 창구를 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Fetching what waits…</source>
        <translation>기다리는 것을 불러오는 중…</translation>
    </message>
    <message>
        <source>What needs a person comes here by itself.</source>
        <translation>사람이 볼 것이 생기면 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>Order %1 at %2</source>
        <translation>주문 %1 (%2)</translation>
    </message>
    <message>
        <source>payment %1</source>
        <translation>결제 %1</translation>
    </message>
    <message>
        <source>to %1, reference %2</source>
        <translation>%1(으)로, 입금자 표시 %2</translation>
    </message>
    <message>
        <source>%1 can be given back</source>
        <translation>환불할 수 있는 돈 %1</translation>
    </message>
    <message>
        <source>asked about again at %1</source>
        <translation>%1에 다시 조회</translation>
    </message>
    <message>
        <source>Payments desk</source>
        <translation>결제 창구</translation>
    </message>
    <message>
        <source>What waits</source>
        <translation>기다리는 것</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>목록으로</translation>
    </message>
    <message>
        <source>The whole story</source>
        <translation>전체 내역</translation>
    </message>
    <message>
        <source>%1 Last proven: %2</source>
        <translation>%1 마지막 검산: %2</translation>
    </message>
</context>
<context>
    <name>madang::gui::DetailsBox</name>
    <message>
        <source>Your private details are kept.</source>
        <translation>개인 정보를 저장했습니다.</translation>
    </message>
    <message>
        <source>Private details</source>
        <translation>개인 정보</translation>
    </message>
    <message>
        <source>Look at them or change them…</source>
        <translation>보거나 바꾸기…</translation>
    </message>
    <message>
        <source>Keep them</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Name, day of birth, phone, address and where home is, as far as you want to tell them. They are kept sealed; no other member and no operator reads them here.</source>
        <translation>이름, 생년월일, 전화번호, 주소, 집 위치를 원하는 만큼만 적으세요. 암호화해 보관하며, 다른 회원도 운영자도 여기서 볼 수 없습니다.</translation>
    </message>
    <message>
        <source>Comes from the address that you choose; empty it to take it away</source>
        <translation>고른 주소에서 가져옵니다. 없애려면 비우세요</translation>
    </message>
</context>
<context>
    <name>madang::gui::DonateSheet</name>
    <message>
        <source>Choose an amount to see the card.</source>
        <translation>금액을 고르면 카드가 보입니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Donate %1</source>
        <translation>%1 후원하기</translation>
    </message>
    <message>
        <source>Donate</source>
        <translation>후원하기</translation>
    </message>
    <message>
        <source>Waiting for your payment</source>
        <translation>결제를 기다리고 있습니다</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>지금 확인</translation>
    </message>
    <message>
        <source>Open the payment page again</source>
        <translation>결제 페이지 다시 열기</translation>
    </message>
    <message>
        <source>The outcome is not known yet</source>
        <translation>아직 결과를 알 수 없습니다</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Thank you!</source>
        <translation>고맙습니다!</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>완료</translation>
    </message>
    <message>
        <source>Give again</source>
        <translation>한 번 더 후원</translation>
    </message>
    <message>
        <source>The payment was declined</source>
        <translation>결제가 거절되었습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nobody paid in time</source>
        <translation>결제 시간이 지났습니다</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Another amount</source>
        <translation>다른 금액</translation>
    </message>
    <message>
        <source>A few words with it (optional)</source>
        <translation>함께 남길 말 (선택)</translation>
    </message>
    <message>
        <source>What others see</source>
        <translation>다른 사람에게 보이는 것</translation>
    </message>
    <message>
        <source>So it will appear in the room</source>
        <translation>방에는 이렇게 보입니다</translation>
    </message>
    <message>
        <source>You pay in your browser, on the payment provider&apos;s page. Card numbers never come into this program.</source>
        <translation>결제는 브라우저에서 결제사 페이지로 진행됩니다. 카드 번호는 이 프로그램에 들어오지 않습니다.</translation>
    </message>
    <message>
        <source>Please transfer the money</source>
        <translation>아래 계좌로 입금해 주세요</translation>
    </message>
    <message>
        <source>Copy the account number</source>
        <translation>계좌 번호 복사</translation>
    </message>
    <message>
        <source>Give every month instead…</source>
        <translation>매달 후원하기…</translation>
    </message>
</context>
<context>
    <name>madang::gui::EmojiSheet</name>
    <message>
        <source>No emoji is called so.</source>
        <translation>그런 이름의 이모지가 없습니다.</translation>
    </message>
    <message>
        <source>Emoji</source>
        <translation>이모지</translation>
    </message>
    <message>
        <source>What it is called: smile, 미소, ㅁㅅ</source>
        <translation>이름으로 찾기: 미소, ㅁㅅ, smile</translation>
    </message>
    <message>
        <source>Find an emoji</source>
        <translation>이모지 찾기</translation>
    </message>
</context>
<context>
    <name>madang::gui::ExportRow</name>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Save as a table</source>
        <translation>표로 저장</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>표</translation>
    </message>
    <message>
        <source>Form</source>
        <translation>형식</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>연도</translation>
    </message>
</context>
<context>
    <name>madang::gui::FaultLine</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::FeedView</name>
    <message>
        <source>Fetching the gifts…</source>
        <translation>후원을 불러오는 중…</translation>
    </message>
    <message>
        <source>Nobody has given yet.</source>
        <translation>아직 후원이 없습니다.</translation>
    </message>
    <message>
        <source>No gift in these days.</source>
        <translation>이 기간에는 후원이 없습니다.</translation>
    </message>
    <message>
        <source>All gifts</source>
        <translation>모든 후원</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>오늘</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>지난 7일</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>지난 30일</translation>
    </message>
    <message>
        <source>From day to day…</source>
        <translation>날짜 고르기…</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>From</source>
        <translation>시작</translation>
    </message>
    <message>
        <source>To</source>
        <translation>끝</translation>
    </message>
    <message>
        <source>Show more</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::FileChip</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Take this file away</source>
        <translation>이 파일 빼기</translation>
    </message>
</context>
<context>
    <name>madang::gui::FloatingButton</name>
    <message>
        <source>Chat in %1, unread: %2</source>
        <translation>%1 채팅, 안 읽은 메시지 %2개</translation>
    </message>
    <message>
        <source>Chat in %1</source>
        <translation>%1 채팅</translation>
    </message>
    <message>
        <source>Floating chat</source>
        <translation>떠 있는 채팅</translation>
    </message>
</context>
<context>
    <name>madang::gui::FloatingChat</name>
    <message>
        <source>The floating chat ended: you are no longer in that room.</source>
        <translation>떠 있는 채팅이 끝났습니다. 이제 그 방의 멤버가 아닙니다.</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <translation>채팅 닫기</translation>
    </message>
    <message>
        <source>Open the chat</source>
        <translation>채팅 열기</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>따로 창으로 열기</translation>
    </message>
    <message>
        <source>Show in the main window</source>
        <translation>기본 창에서 보기</translation>
    </message>
    <message>
        <source>Turn off the floating chat</source>
        <translation>떠 있는 채팅 끄기</translation>
    </message>
</context>
<context>
    <name>madang::gui::FloatingPanel</name>
    <message>
        <source>Floating chat</source>
        <translation>떠 있는 채팅</translation>
    </message>
    <message>
        <source>Open in its own window</source>
        <translation>따로 창으로 열기</translation>
    </message>
    <message>
        <source>Close the chat</source>
        <translation>채팅 닫기</translation>
    </message>
    <message>
        <source>You are no longer in this room</source>
        <translation>이제 이 방의 멤버가 아닙니다</translation>
    </message>
    <message>
        <source>The floating chat ends here; any room can have it, from its menu.</source>
        <translation>떠 있는 채팅은 여기서 끝납니다. 다른 방의 메뉴에서 다시 켤 수 있습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>madang::gui::FolderMenu</name>
    <message>
        <source>Folder</source>
        <translation>폴더</translation>
    </message>
    <message>
        <source>In none</source>
        <translation>폴더 없음</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>새 폴더…</translation>
    </message>
    <message>
        <source>Less important</source>
        <translation>덜 중요한 방</translation>
    </message>
</context>
<context>
    <name>madang::gui::GiftDelegate</name>
    <message>
        <source>%1 · can be canceled: %2</source>
        <translation>%1 · 취소 가능: %2</translation>
    </message>
</context>
<context>
    <name>madang::gui::GiftRow</name>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>a gift</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>Report this message</source>
        <translation>이 메시지 신고</translation>
    </message>
</context>
<context>
    <name>madang::gui::GiftTicker</name>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>a gift</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>Latest gifts</source>
        <translation>최근 후원</translation>
    </message>
</context>
<context>
    <name>madang::gui::GiftsPage</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Give back…</source>
        <translation>돌려주기…</translation>
    </message>
    <message>
        <source>Give back: %1</source>
        <translation>돌려주기: %1</translation>
    </message>
    <message>
        <source>Received: %1</source>
        <translation>모금액: %1</translation>
    </message>
    <message>
        <source>Fetching the gifts…</source>
        <translation>후원을 가져오는 중…</translation>
    </message>
    <message>
        <source>Nobody has given yet.</source>
        <translation>아직 후원이 없습니다.</translation>
    </message>
    <message>
        <source>Show older gifts</source>
        <translation>이전 후원 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::GiftsSheet</name>
    <message>
        <source>Fetching your gifts…</source>
        <translation>후원 내역을 불러오는 중…</translation>
    </message>
    <message>
        <source>Your gifts could not be fetched</source>
        <translation>후원 내역을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>No such gift</source>
        <translation>해당하는 후원이 없습니다</translation>
    </message>
    <message>
        <source>Choose another state or time above.</source>
        <translation>위에서 다른 상태나 기간을 골라 보세요.</translation>
    </message>
    <message>
        <source>No gifts yet</source>
        <translation>아직 후원이 없습니다</translation>
    </message>
    <message>
        <source>What you give, and what becomes of it, is found here.</source>
        <translation>후원한 내역과 그 결과를 여기에서 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>진행 중</translation>
    </message>
    <message>
        <source>Paid</source>
        <translation>결제 완료</translation>
    </message>
    <message>
        <source>Given back</source>
        <translation>환불</translation>
    </message>
    <message>
        <source>Not paid</source>
        <translation>미결제</translation>
    </message>
    <message>
        <source>My gifts</source>
        <translation>내 후원</translation>
    </message>
    <message>
        <source>When</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>Any time</source>
        <translation>전체 기간</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>최근 30일</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>올해</translation>
    </message>
</context>
<context>
    <name>madang::gui::IdentityBox</name>
    <message>
        <source>%1 opens your account no more.</source>
        <translation>이제 %1 계정으로는 들어올 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 · since %2</source>
        <translation>%1 · %2부터</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>연결 끊기</translation>
    </message>
    <message>
        <source>Signing in with other services</source>
        <translation>다른 서비스 계정으로 로그인</translation>
    </message>
    <message>
        <source>%1 opens your account from now on.</source>
        <translation>이제부터 %1(으)로도 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Go on in the browser. What happens there comes back here.</source>
        <translation>브라우저에서 계속하세요. 결과는 여기로 돌아옵니다.</translation>
    </message>
    <message>
        <source>With your password you say that it is you who adds %1.</source>
        <translation>%1을(를) 더하는 사람이 본인임을 비밀번호로 확인합니다.</translation>
    </message>
    <message>
        <source>Add %1</source>
        <translation>%1 더하기</translation>
    </message>
    <message>
        <source>Your password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Code of your authenticator</source>
        <translation>인증 앱의 코드</translation>
    </message>
    <message>
        <source>Go on in the browser</source>
        <translation>브라우저에서 계속</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>You have no password here: a sign-in of the last ten minutes says that it is you who adds %1.</source>
        <translation>여기에는 비밀번호가 없어요. %1을(를) 추가하는 사람이 본인인지는 최근 10분 안에 한 로그인으로 확인해요.</translation>
    </message>
</context>
<context>
    <name>madang::gui::InboxSheet</name>
    <message>
        <source>%1 · unread</source>
        <translation>%1 · 읽지 않음</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message>
        <source>Open: %1</source>
        <translation>열기: %1</translation>
    </message>
    <message>
        <source>Mark as read: %1</source>
        <translation>읽음으로 표시: %1</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>이전 알림 보기</translation>
    </message>
    <message>
        <source>Mark all as read (%1)</source>
        <translation>모두 읽음으로 표시 (%1)</translation>
    </message>
    <message>
        <source>Mark all as read</source>
        <translation>모두 읽음으로 표시</translation>
    </message>
    <message>
        <source>Fetching your notices…</source>
        <translation>알림을 가져오는 중…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>No notices yet</source>
        <translation>아직 알림이 없습니다</translation>
    </message>
    <message>
        <source>What becomes of your gifts, refunds and campaigns is told here.</source>
        <translation>후원, 환불, 모금이 어떻게 되었는지 여기에 알려 드립니다.</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>None among the latest notices</source>
        <translation>최근 알림에는 없습니다</translation>
    </message>
    <message>
        <source>There are older ones to look through.</source>
        <translation>더 오래된 알림을 찾아볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Nobody has named you yet</source>
        <translation>아직 나를 부른 사람이 없습니다</translation>
    </message>
    <message>
        <source>Who writes your name after an @ is listed here, with the way to the message.</source>
        <translation>누가 @ 뒤에 내 이름을 쓰면 여기에 나오고, 그 글로 바로 갈 수 있습니다.</translation>
    </message>
    <message>
        <source>No notices about money yet</source>
        <translation>아직 돈에 관한 알림이 없습니다</translation>
    </message>
    <message>
        <source>What becomes of gifts, refunds, receipts and payouts is told here.</source>
        <translation>후원, 환불, 영수증, 지급이 어떻게 되었는지 여기에 알려 드립니다.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Mentions</source>
        <translation>나를 부른 글</translation>
    </message>
    <message>
        <source>Money</source>
        <translation>돈</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>신고…</translation>
    </message>
    <message>
        <source>Report: %1</source>
        <translation>신고: %1</translation>
    </message>
    <message>
        <source>The notices could not be fetched</source>
        <translation>알림을 불러오지 못했습니다</translation>
    </message>
</context>
<context>
    <name>madang::gui::JointUnreadSheet</name>
    <message>
        <source>Everything is read</source>
        <translation>모두 읽었습니다</translation>
    </message>
    <message>
        <source>What is new in any of your accounts stands here.</source>
        <translation>어느 계정이든 새로 온 것이 여기에 모입니다.</translation>
    </message>
    <message>
        <source>Unread in all accounts</source>
        <translation>모든 계정의 읽지 않은 소식</translation>
    </message>
    <message>
        <source>Rooms with something unread</source>
        <translation>읽지 않은 것이 있는 방</translation>
    </message>
</context>
<context>
    <name>madang::gui::LinesSheet</name>
    <message>
        <source>Go there</source>
        <translation>그곳으로 가기</translation>
    </message>
    <message>
        <source>Fetching the list…</source>
        <translation>목록을 가져오는 중…</translation>
    </message>
    <message>
        <source>The list could not be fetched</source>
        <translation>목록을 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::LinkBar</name>
    <message>
        <source>Try now</source>
        <translation>지금 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::LinkOpener</name>
    <message>
        <source>Sign in, and the link opens.</source>
        <translation>로그인하면 링크가 열립니다.</translation>
    </message>
    <message>
        <source>This is no link to a place in Madang: %1</source>
        <translation>마당의 링크가 아닙니다: %1</translation>
    </message>
    <message>
        <source>Add an account for this link?</source>
        <translation>이 링크를 열 계정을 추가할까요?</translation>
    </message>
    <message>
        <source>It leads to %1. None of the accounts in this window is there.</source>
        <translation>%1(으)로 이어지는 링크입니다. 이 창에는 그 서버의 계정이 없습니다.</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>계정 추가</translation>
    </message>
    <message>
        <source>The link leads to %1. Sign in there, and it opens.</source>
        <translation>%1(으)로 이어지는 링크입니다. 그 서버에 로그인하면 열립니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::ListMenus</name>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message>
        <source>Unfold</source>
        <translation>펼치기</translation>
    </message>
    <message>
        <source>Fold</source>
        <translation>접기</translation>
    </message>
    <message>
        <source>Further up</source>
        <translation>위로</translation>
    </message>
    <message>
        <source>Further down</source>
        <translation>아래로</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>이름 바꾸기…</translation>
    </message>
    <message>
        <source>Remove the folder…</source>
        <translation>폴더 없애기…</translation>
    </message>
    <message>
        <source>Remove this folder?</source>
        <translation>이 폴더를 없앨까요?</translation>
    </message>
    <message>
        <source>The rooms in %1 go back to the list.</source>
        <translation>%1 폴더에 있던 방은 목록으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Remove the folder</source>
        <translation>폴더 없애기</translation>
    </message>
    <message>
        <source>Order of rooms</source>
        <translation>방 순서</translation>
    </message>
    <message>
        <source>Latest first</source>
        <translation>최근 글 먼저</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>이름순</translation>
    </message>
</context>
<context>
    <name>madang::gui::LockPage</name>
    <message>
        <source>Madang is locked</source>
        <translation>마당이 잠겨 있습니다</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>잠금 풀기</translation>
    </message>
    <message>
        <source>I forgot the PIN…</source>
        <translation>PIN을 잊었어요…</translation>
    </message>
    <message>
        <source>Messages not sent yet: %1. They stay on this device and go when you sign in again.</source>
        <translation>아직 보내지 않은 메시지가 %1개 있습니다. 이 기기에 남아 있다가 다시 로그인하면 보내집니다.</translation>
    </message>
    <message>
        <source>Nobody can find out the PIN. All accounts of this window can be signed out instead: then the lock goes, and you sign in with your password.</source>
        <translation>PIN은 아무도 알아낼 수 없습니다. 대신 이 창의 모든 계정에서 로그아웃할 수 있습니다. 그러면 잠금이 풀리고, 비밀번호로 다시 로그인하시면 됩니다.</translation>
    </message>
    <message>
        <source>Sign out everywhere in this window</source>
        <translation>이 창의 모든 계정에서 로그아웃</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
</context>
<context>
    <name>madang::gui::LoudnessMenu</name>
    <message>
        <source>Remove from favourites</source>
        <translation>즐겨찾기에서 빼기</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>즐겨찾기에 넣기</translation>
    </message>
    <message>
        <source>Notify me about</source>
        <translation>알림 받을 것</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>알림 끄기</translation>
    </message>
    <message>
        <source>Unmute</source>
        <translation>알림 켜기</translation>
    </message>
    <message>
        <source>For 1 hour</source>
        <translation>1시간 동안</translation>
    </message>
    <message>
        <source>For 8 hours</source>
        <translation>8시간 동안</translation>
    </message>
    <message>
        <source>Until %1, 08:00</source>
        <translation>%1 08:00까지</translation>
    </message>
    <message>
        <source>For good</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Schedule…</source>
        <translation>알림 시간표…</translation>
    </message>
    <message>
        <source>Schedule: %1…</source>
        <translation>알림 시간표: %1…</translation>
    </message>
</context>
<context>
    <name>madang::gui::MainMenu</name>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>My giving</source>
        <translation>나의 후원</translation>
    </message>
    <message>
        <source>Looking after</source>
        <translation>운영</translation>
    </message>
</context>
<context>
    <name>madang::gui::MainWindow</name>
    <message>
        <source>Your sign-in could not be kept: at the next start you will be asked for your password.</source>
        <translation>로그인을 저장하지 못했습니다. 다음에 시작할 때 비밀번호를 다시 묻습니다.</translation>
    </message>
    <message>
        <source>%1 made you a member of %2.</source>
        <translation>%1 님이 %2 방에 초대했습니다.</translation>
    </message>
    <message>
        <source>Choose a room</source>
        <translation>방을 고르세요</translation>
    </message>
    <message>
        <source>Your rooms are at the left. %1 finds one by name.</source>
        <translation>내 방은 왼쪽에 있습니다. %1 키로 이름을 찾을 수 있습니다.</translation>
    </message>
    <message>
        <source>Browse public rooms</source>
        <translation>공개 방 둘러보기</translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>Sign out?</source>
        <translation>로그아웃할까요?</translation>
    </message>
    <message>
        <source>What is stored on this computer of your rooms stays, so that it is there when you come back.</source>
        <translation>이 컴퓨터에 저장된 방 내용은 남아 있어, 다시 로그인하면 그대로 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message>
        <source>Nobody named you anywhere else.</source>
        <translation>다른 곳에서 부른 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Interface scale: %1 %</source>
        <translation>화면 배율: %1%</translation>
    </message>
    <message>
        <source>Your rooms are at the left.</source>
        <translation>내 방은 왼쪽에 있습니다.</translation>
    </message>
    <message>
        <source>Open a room first: it becomes the floating chat.</source>
        <translation>먼저 방을 여세요. 그 방이 떠 있는 채팅이 됩니다.</translation>
    </message>
    <message>
        <source>Files that go on being sent: %1</source>
        <translation>이어서 보내는 파일: %1개</translation>
    </message>
    <message>
        <source>Every room is read now.</source>
        <translation>모든 방을 읽음으로 표시했습니다.</translation>
    </message>
    <message>
        <source>Nothing is unread.</source>
        <translation>읽지 않은 것이 없습니다.</translation>
    </message>
    <message>
        <source>Mark all rooms as read?</source>
        <translation>모든 방을 읽음으로 표시할까요?</translation>
    </message>
    <message>
        <source>%1 rooms have something unread. On your other devices they are read, too.</source>
        <translation>방 %1곳에 안 읽은 글이 있습니다. 다른 기기에서도 읽은 것이 됩니다.</translation>
    </message>
    <message>
        <source>Choose a PIN first.</source>
        <translation>먼저 PIN을 정해 주세요.</translation>
    </message>
    <message>
        <source>That takes an account. Sign in, and you are back here.</source>
        <translation>계정이 있어야 합니다. 로그인하면 여기로 돌아옵니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::ManageSheet</name>
    <message>
        <source>Manage the campaign</source>
        <translation>모금 관리</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>보고</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>감사</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Gifts</source>
        <translation>후원</translation>
    </message>
    <message>
        <source>Payouts</source>
        <translation>지급</translation>
    </message>
</context>
<context>
    <name>madang::gui::MergeSheet</name>
    <message>
        <source>Merge another account into this one</source>
        <translation>다른 계정을 이 계정에 합치기</translation>
    </message>
    <message>
        <source>For two accounts of the same person. @%1 stays; the other one is given up for good.</source>
        <translation>같은 사람의 두 계정을 하나로 합칩니다. @%1 계정이 남고, 다른 계정은 아주 없어집니다.</translation>
    </message>
    <message>
        <source>User name of the account to give up</source>
        <translation>없앨 계정의 아이디</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>사유(감사 기록에 남습니다)</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Show what would move</source>
        <translation>옮겨질 것 보기</translation>
    </message>
    <message>
        <source>Merge for good</source>
        <translation>되돌릴 수 없이 합치기</translation>
    </message>
</context>
<context>
    <name>madang::gui::MessagePreview</name>
    <message>
        <source>Preview of the message</source>
        <translation>메시지 미리보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::MessageSheets</name>
    <message>
        <source>Delete this message?</source>
        <translation>이 메시지를 삭제할까요?</translation>
    </message>
    <message>
        <source>Nobody in the room will see “%1” any more.</source>
        <translation>이제 방의 누구도 “%1”을(를) 볼 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>삭제</translation>
    </message>
    <message>
        <source>What this message said</source>
        <translation>이 메시지의 이전 내용</translation>
    </message>
    <message>
        <source>It never said anything else.</source>
        <translation>고친 적이 없습니다.</translation>
    </message>
    <message>
        <source>Who reacted</source>
        <translation>반응을 남긴 사람</translation>
    </message>
    <message>
        <source>Nobody has reacted any more.</source>
        <translation>이제 반응을 남긴 사람이 없습니다.</translation>
    </message>
    <message>
        <source>Pinned messages</source>
        <translation>고정된 메시지</translation>
    </message>
    <message>
        <source>Nothing is pinned in this room.</source>
        <translation>이 방에는 고정된 메시지가 없습니다.</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>%1 님을 차단할까요?</translation>
    </message>
    <message>
        <source>They reach you in no direct room, invitation or mention any more, and are not told. In rooms of more people you go on seeing each other.</source>
        <translation>이 사람은 더 이상 개인 대화나 초대, 부르기로 닿을 수 없고, 차단된 것을 알지 못합니다. 여럿이 있는 방에서는 계속 서로 보입니다.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>차단</translation>
    </message>
    <message>
        <source>%1 is blocked.</source>
        <translation>%1 님을 차단했습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::MessagesPage</name>
    <message>
        <source>No message waits for you.</source>
        <translation>결정을 기다리는 메시지가 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) to decide about. The money counts in any case.</source>
        <translation>
            <numerusform>결정할 메시지 %n개. 돈은 어떤 경우에도 셉니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>still shown</source>
        <translation>아직 보임</translation>
    </message>
    <message>
        <source>hidden until you decide</source>
        <translation>결정할 때까지 숨김</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>보이기</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>One a line. The server&apos;s own list of swear words holds messages too.</source>
        <translation>한 줄에 하나씩. 서버의 비속어 목록에 걸린 메시지도 보류됩니다.</translation>
    </message>
    <message>
        <source>One a line.</source>
        <translation>한 줄에 하나씩.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>Words that hold a message</source>
        <translation>메시지를 보류할 낱말</translation>
    </message>
    <message>
        <source>Smallest gift with a message</source>
        <translation>메시지를 남길 수 있는 최소 후원</translation>
    </message>
    <message>
        <source>Empty: every gift may carry one</source>
        <translation>비우면 모든 후원에 메시지를 남길 수 있습니다</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Fetching the messages…</source>
        <translation>메시지를 불러오는 중…</translation>
    </message>
</context>
<context>
    <name>madang::gui::MonitorFace</name>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>마감</translation>
    </message>
    <message>
        <source>goal %1</source>
        <translation>목표 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n gift(s)</source>
        <translation>
            <numerusform>후원 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>%1 gave %2</source>
        <translation>%1님이 %2을 후원했습니다</translation>
    </message>
    <message>
        <source>%1 made a gift</source>
        <translation>%1님이 후원했습니다</translation>
    </message>
    <message>
        <source>Waiting for the connection…</source>
        <translation>연결을 기다리는 중…</translation>
    </message>
    <message>
        <source>Alerts are paused</source>
        <translation>알림을 멈추었습니다</translation>
    </message>
    <message>
        <source>The next gift appears here</source>
        <translation>다음 후원이 여기에 나타납니다</translation>
    </message>
    <message>
        <source>Fetching the campaign…</source>
        <translation>모금을 불러오는 중…</translation>
    </message>
    <message>
        <source>No connection. The campaign comes by itself with it.</source>
        <translation>연결이 없습니다. 연결되면 모금이 저절로 나타납니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::MonitorWindow</name>
    <message>
        <source>Donation monitor</source>
        <translation>후원 현황판</translation>
    </message>
    <message>
        <source>%1 – live monitor</source>
        <translation>%1 – 실시간 현황판</translation>
    </message>
    <message>
        <source>No alert is waiting.</source>
        <translation>기다리는 알림이 없습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n alert(s) waiting.</source>
        <translation>
            <numerusform>알림 %n개가 기다립니다.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gift(s) came only on the list.</source>
        <translation>
            <numerusform>후원 %n건은 목록에만 올랐습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Not connected: gifts follow as soon as it is.</source>
        <translation>연결이 끊겼습니다. 다시 이어지면 후원이 모두 나타납니다.</translation>
    </message>
    <message>
        <source>Go on with alerts</source>
        <translation>알림 다시 보이기</translation>
    </message>
    <message>
        <source>Pause alerts</source>
        <translation>알림 멈추기</translation>
    </message>
    <message>
        <source>Latest gifts</source>
        <translation>최근 후원</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Show again</source>
        <translation>다시 보이기</translation>
    </message>
    <message>
        <source>Clear queue</source>
        <translation>대기열 비우기</translation>
    </message>
    <message>
        <source>Full screen</source>
        <translation>전체 화면</translation>
    </message>
    <message>
        <source>Ends the alert on stage</source>
        <translation>지금 알림을 끝냅니다</translation>
    </message>
    <message>
        <source>Shows the chosen gift again</source>
        <translation>고른 후원을 다시 보입니다</translation>
    </message>
    <message>
        <source>Only what the audience sees; Esc leaves</source>
        <translation>시청자가 보는 화면만, Esc로 나가기</translation>
    </message>
    <message>
        <source>Gifts go on gathering</source>
        <translation>후원은 계속 모입니다</translation>
    </message>
</context>
<context>
    <name>madang::gui::MonthlySheet</name>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Give %1 every month</source>
        <translation>매달 %1 후원하기</translation>
    </message>
    <message>
        <source>Give every month</source>
        <translation>매달 후원하기</translation>
    </message>
    <message>
        <source>Amount each month</source>
        <translation>매달 낼 금액</translation>
    </message>
    <message>
        <source>For example 10,000</source>
        <translation>예: 10,000</translation>
    </message>
    <message>
        <source>When</source>
        <translation>결제일</translation>
    </message>
    <message>
        <source>Also give today; then from next month on</source>
        <translation>오늘도 후원하기 (다음 결제는 다음 달부터)</translation>
    </message>
    <message>
        <source>A few words with each gift (optional)</source>
        <translation>매번 함께 남길 말 (선택)</translation>
    </message>
    <message>
        <source>What others see</source>
        <translation>다른 사람에게 보이는 것</translation>
    </message>
    <message>
        <source>You register a card in your browser, on the payment provider&apos;s page. You can pause, skip a month, change or end it at any time under “Monthly gifts”.</source>
        <translation>카드는 브라우저의 결제사 페이지에서 등록합니다. ‘정기 후원’에서 언제든지 쉬거나, 한 달 건너뛰거나, 바꾸거나, 해지할 수 있습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>madang::gui::MyDataBox</name>
    <message>
        <source>My data</source>
        <translation>내 데이터</translation>
    </message>
    <message>
        <source>One archive with everything this server knows about you, and the files you sent.</source>
        <translation>이 서버가 나에 대해 아는 모든 것과 내가 보낸 파일을 압축 파일 하나로 받습니다.</translation>
    </message>
    <message>
        <source>Save my data…</source>
        <translation>내 데이터 저장…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Delete my account…</source>
        <translation>계정 삭제…</translation>
    </message>
    <message>
        <source>Your user name, typed again</source>
        <translation>내 아이디 다시 입력</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Code of the authenticator</source>
        <translation>인증 앱의 코드</translation>
    </message>
    <message>
        <source>Delete my account for good</source>
        <translation>계정을 완전히 삭제</translation>
    </message>
    <message>
        <source>Keep my account</source>
        <translation>계정 유지</translation>
    </message>
</context>
<context>
    <name>madang::gui::NameSheet</name>
    <message>
        <source>Nobody here has that user name.</source>
        <translation>그런 아이디를 쓰는 사람이 없습니다.</translation>
    </message>
    <message>
        <source>New direct message</source>
        <translation>새 1:1 대화</translation>
    </message>
    <message>
        <source>Invite to this room</source>
        <translation>이 방에 초대</translation>
    </message>
    <message>
        <source>Open a room for two with someone on this server.</source>
        <translation>이 서버의 누군가와 둘만의 방을 엽니다.</translation>
    </message>
    <message>
        <source>They become a member at once and get a notice.</source>
        <translation>바로 멤버가 되고 알림을 받습니다.</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>My name in this room</source>
        <translation>이 방에서 쓸 이름</translation>
    </message>
    <message>
        <source>Everybody in this room sees it in place of your nickname. Leave it empty to be called as everywhere.</source>
        <translation>이 방의 모두에게 별명 대신 보입니다. 비워 두면 어디서나 쓰는 별명으로 돌아갑니다.</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>새 폴더</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>폴더 이름</translation>
    </message>
    <message>
        <source>Folders are yours alone. All your devices show the same.</source>
        <translation>폴더는 나만 봅니다. 내 모든 기기에 똑같이 보입니다.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>만들기</translation>
    </message>
</context>
<context>
    <name>madang::gui::NewAccountSheet</name>
    <message>
        <source>Copied.</source>
        <translation>복사했습니다.</translation>
    </message>
    <message>
        <source>They become a member. The password is shown once, for you to give them; they can change it.</source>
        <translation>회원 계정이 됩니다. 비밀번호는 한 번만 보이니 본인에게 전해 주세요. 나중에 바꿀 수 있습니다.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>A new account</source>
        <translation>새 계정</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>Nickname, if it is another</source>
        <translation>별명(다를 때만)</translation>
    </message>
    <message>
        <source>The password, shown only now</source>
        <translation>비밀번호(지금만 보입니다)</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Make the account</source>
        <translation>계정 만들기</translation>
    </message>
</context>
<context>
    <name>madang::gui::NewCampaignSheet</name>
    <message>
        <source>Start a campaign</source>
        <translation>모금 시작하기</translation>
    </message>
    <message>
        <source>What it is for</source>
        <translation>무엇을 위한 모금인가요</translation>
    </message>
    <message>
        <source>Goal</source>
        <translation>목표 금액</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>마지막 날</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>시작하기</translation>
    </message>
    <message>
        <source>The draft is kept. Only you can see it.</source>
        <translation>초안을 보관했습니다. 나만 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>이어서 쓰기</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>%1 이어서 쓰기</translation>
    </message>
    <message>
        <source>Discard this draft</source>
        <translation>이 초안 버리기</translation>
    </message>
    <message>
        <source>Your drafts</source>
        <translation>내 초안</translation>
    </message>
    <message>
        <source>The story: why, for whom, what happens with the money (Markdown)</source>
        <translation>이야기: 왜, 누구를 위해, 돈은 어떻게 쓰이는지 (마크다운)</translation>
    </message>
    <message>
        <source>Who is helped (optional)</source>
        <translation>수혜자 (선택)</translation>
    </message>
    <message>
        <source>Amounts to offer (optional)</source>
        <translation>제안 금액 (선택)</translation>
    </message>
    <message>
        <source>5천 / 1만 / 3만 / 5만</source>
        <translation>5천 / 1만 / 3만 / 5만</translation>
    </message>
    <message>
        <source>Set the day for the report on the use of the money (else 30 days after)</source>
        <translation>사용 내역 보고 예정일 정하기 (없으면 마감 30일 뒤)</translation>
    </message>
    <message>
        <source>Report due by</source>
        <translation>보고 예정일</translation>
    </message>
    <message>
        <source>Keep as a draft</source>
        <translation>초안으로 보관</translation>
    </message>
</context>
<context>
    <name>madang::gui::NewRoomSheet</name>
    <message>
        <source>New room</source>
        <translation>새 방</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>이름</translation>
    </message>
    <message>
        <source>What it is about (optional)</source>
        <translation>무엇에 대한 방인가요 (선택)</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>공개</translation>
    </message>
    <message>
        <source>Everyone finds it and may read; members write.</source>
        <translation>누구나 찾아 읽을 수 있고, 멤버가 글을 씁니다.</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>비공개</translation>
    </message>
    <message>
        <source>Only people who are invited know that it exists.</source>
        <translation>초대받은 사람만 있는 줄 압니다.</translation>
    </message>
    <message>
        <source>Create room</source>
        <translation>방 만들기</translation>
    </message>
    <message>
        <source>New members see only what comes after they join</source>
        <translation>새로 들어온 사람은 들어온 뒤의 대화만 봅니다</translation>
    </message>
    <message>
        <source>Otherwise they can read everything that was said before.</source>
        <translation>선택하지 않으면 지난 대화를 모두 읽을 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::NicknameSheet</name>
    <message>
        <source>Choose your nickname</source>
        <translation>별명 정하기</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>나중에</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>이 별명 쓰기</translation>
    </message>
</context>
<context>
    <name>madang::gui::NoticeBar</name>
    <message>
        <source>Notice</source>
        <translation>알림</translation>
    </message>
</context>
<context>
    <name>madang::gui::Notifier</name>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>There is something new.</source>
        <translation>새로운 소식이 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::OverviewSheet</name>
    <message>
        <source>Overview</source>
        <translation>서버 현황</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>수치</translation>
    </message>
    <message>
        <source>Read again</source>
        <translation>다시 읽기</translation>
    </message>
    <message>
        <source>Who is connected</source>
        <translation>접속 현황</translation>
    </message>
    <message>
        <source>Audit log</source>
        <translation>감사 기록</translation>
    </message>
</context>
<context>
    <name>madang::gui::PassphraseSheet</name>
    <message>
        <source>Type a passphrase, or stay signed in for this run only.</source>
        <translation>암호문을 입력하거나, 이번 실행에만 로그인하세요.</translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation>두 암호문이 서로 다릅니다.</translation>
    </message>
    <message>
        <source>That is not its passphrase.</source>
        <translation>암호문이 맞지 않습니다.</translation>
    </message>
    <message>
        <source>Stay signed in?</source>
        <translation>로그인을 유지할까요?</translation>
    </message>
    <message>
        <source>Open your sign-in</source>
        <translation>저장된 로그인 열기</translation>
    </message>
    <message>
        <source>This desktop has no usable keyring. Your sign-in can be kept in an encrypted file instead, opened by a passphrase at each start. Without one you stay signed in until you close Madang.</source>
        <translation>이 컴퓨터에는 쓸 수 있는 키링이 없습니다. 대신 암호화한 파일에 로그인을 저장하고, 시작할 때마다 암호문으로 열 수 있습니다. 암호문을 정하지 않으면 마당을 닫을 때까지만 로그인이 유지됩니다.</translation>
    </message>
    <message>
        <source>This desktop has no usable keyring. Your sign-in lies in an encrypted file: its passphrase opens it. Without it you sign in with your password.</source>
        <translation>이 컴퓨터에는 쓸 수 있는 키링이 없습니다. 로그인은 암호화한 파일에 있으며 암호문으로 엽니다. 암호문이 없으면 비밀번호로 로그인합니다.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>암호문</translation>
    </message>
    <message>
        <source>Passphrase again</source>
        <translation>암호문 다시 입력</translation>
    </message>
    <message>
        <source>Only for this run</source>
        <translation>이번 실행에만</translation>
    </message>
    <message>
        <source>Keep me signed in</source>
        <translation>로그인 유지</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>열기</translation>
    </message>
</context>
<context>
    <name>madang::gui::PasswordEdit</name>
    <message>
        <source>Hide password</source>
        <translation>비밀번호 숨기기</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>비밀번호 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::PasteChoice</name>
    <message>
        <source>As a code block</source>
        <translation>코드 블록으로</translation>
    </message>
    <message>
        <source>As a text file</source>
        <translation>텍스트 파일로</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>그대로</translation>
    </message>
    <message>
        <source>Do not paste it</source>
        <translation>붙여 넣지 않기</translation>
    </message>
    <message>
        <source>What you pasted is long (lines: %1, characters: %2). How is it to go?</source>
        <translation>붙여 넣은 글이 깁니다(%1줄, %2자). 어떻게 보낼까요?</translation>
    </message>
    <message>
        <source>It is longer than a message can be.</source>
        <translation>메시지 한 개에 담을 수 있는 길이를 넘습니다.</translation>
    </message>
    <message>
        <source>No file can be added here now.</source>
        <translation>지금은 여기에 파일을 더할 수 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::PayoutsPage</name>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Ask for %1</source>
        <translation>%1 신청</translation>
    </message>
    <message>
        <source>Ask for a payout</source>
        <translation>지급 신청</translation>
    </message>
    <message>
        <source>Fetching the payouts…</source>
        <translation>지급 내역을 가져오는 중…</translation>
    </message>
    <message>
        <source>No payouts yet.</source>
        <translation>아직 지급 내역이 없습니다.</translation>
    </message>
    <message>
        <source>Approve</source>
        <translation>승인</translation>
    </message>
    <message>
        <source>Refuse…</source>
        <translation>거절…</translation>
    </message>
    <message>
        <source>Mark as paid…</source>
        <translation>이체 완료로 표시…</translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation>거두기</translation>
    </message>
    <message>
        <source>Why it is refused</source>
        <translation>거절하는 까닭</translation>
    </message>
    <message>
        <source>What the bank calls the transfer</source>
        <translation>은행의 이체 이름</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Refuse</source>
        <translation>거절</translation>
    </message>
    <message>
        <source>Mark as paid</source>
        <translation>이체 완료로 표시</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Empty: all that is available</source>
        <translation>비워 두면 지급할 수 있는 전액</translation>
    </message>
    <message>
        <source>To which account</source>
        <translation>받을 계좌</translation>
    </message>
    <message>
        <source>Bank, number, holder</source>
        <translation>은행, 계좌번호, 예금주</translation>
    </message>
</context>
<context>
    <name>madang::gui::PayoutsSheet</name>
    <message>
        <source>Payouts</source>
        <translation>지급</translation>
    </message>
    <message>
        <source>The amount leaves the campaign when a second person approves. The transfer itself is made at the bank; then it is marked as paid here.</source>
        <translation>다른 사람이 승인하면 금액이 모금에서 빠져나갑니다. 이체는 은행에서 하고, 끝나면 여기에 표시합니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::PeopleDeskSheet</name>
    <message>
        <source>Disable the account of %1?</source>
        <translation>%1 님의 계정을 사용 중지할까요?</translation>
    </message>
    <message>
        <source>They are signed out everywhere, and cannot sign in until the account is enabled again. What they wrote stays.</source>
        <translation>모든 기기에서 로그아웃되고, 계정을 다시 사용하게 할 때까지 로그인할 수 없습니다. 쓴 글은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>사용 중지</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Fetching the accounts…</source>
        <translation>계정을 가져오는 중…</translation>
    </message>
    <message>
        <source>The accounts could not be fetched</source>
        <translation>계정을 가져오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>찾은 사람이 없습니다</translation>
    </message>
    <message>
        <source>Nobody has that in their nickname or user name. Try a shorter part of it.</source>
        <translation>별명이나 아이디에 그 말이 들어간 사람이 없습니다. 더 짧게 찾아 보세요.</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>계정</translation>
    </message>
    <message>
        <source>Fetching the account…</source>
        <translation>계정을 가져오는 중…</translation>
    </message>
    <message>
        <source>Signed in nowhere</source>
        <translation>로그인한 곳이 없습니다</translation>
    </message>
    <message>
        <source>Signed in</source>
        <translation>로그인한 곳</translation>
    </message>
    <message>
        <source>Part of a nickname or user name</source>
        <translation>별명이나 아이디의 일부</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>전체 계정</translation>
    </message>
    <message>
        <source>Merge…</source>
        <translation>합치기…</translation>
    </message>
    <message>
        <source>Role…</source>
        <translation>역할…</translation>
    </message>
    <message>
        <source>Help or erase…</source>
        <translation>돕기·지우기…</translation>
    </message>
    <message>
        <source>New account…</source>
        <translation>새 계정…</translation>
    </message>
</context>
<context>
    <name>madang::gui::PeopleScreen</name>
    <message>
        <source>Remove from this room</source>
        <translation>이 방에서 내보내기</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>멤버 %n명</numerusform>
        </translation>
    </message>
    <message>
        <source>Fetching the members…</source>
        <translation>멤버를 불러오는 중…</translation>
    </message>
    <message>
        <source>Members are not known</source>
        <translation>멤버를 알 수 없습니다</translation>
    </message>
    <message>
        <source>They appear as soon as the server can be reached.</source>
        <translation>서버에 연결되면 나타납니다.</translation>
    </message>
    <message>
        <source>Invite</source>
        <translation>초대</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>About this person…</source>
        <translation>이 사람에 대해…</translation>
    </message>
    <message>
        <source>The members could not be fetched</source>
        <translation>멤버를 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::PersonDelegate</name>
    <message>
        <source>you</source>
        <translation>나</translation>
    </message>
</context>
<context>
    <name>madang::gui::PersonSheet</name>
    <message>
        <source>Unblock</source>
        <translation>차단 풀기</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>차단…</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>외 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is not blocked any more.</source>
        <translation>%1님의 차단을 풀었습니다.</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>메시지</translation>
    </message>
    <message>
        <source>Complain…</source>
        <translation>신고…</translation>
    </message>
    <message>
        <source>Change my profile</source>
        <translation>내 프로필 바꾸기</translation>
    </message>
    <message>
        <source>Rooms of you both</source>
        <translation>함께 있는 방</translation>
    </message>
    <message>
        <source>Report this profile…</source>
        <translation>이 프로필 신고…</translation>
    </message>
</context>
<context>
    <name>madang::gui::PictureChoice</name>
    <message>
        <source>Choose a picture</source>
        <translation>그림 고르기</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>그림 (%1)</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>보내는 중…</translation>
    </message>
</context>
<context>
    <name>madang::gui::PictureViewer</name>
    <message>
        <source>Picture</source>
        <translation>사진</translation>
    </message>
    <message>
        <source>Copy the picture</source>
        <translation>사진 복사</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>다른 이름으로 저장…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>This picture cannot be shown. It can be saved.</source>
        <translation>이 사진은 보여 드릴 수 없습니다. 저장은 할 수 있습니다.</translation>
    </message>
    <message>
        <source>The picture was copied.</source>
        <translation>사진을 복사했습니다.</translation>
    </message>
    <message>
        <source>Fetching the picture…</source>
        <translation>사진을 가져오는 중…</translation>
    </message>
    <message>
        <source>Open with another program</source>
        <translation>다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>Earlier picture</source>
        <translation>이전 사진</translation>
    </message>
    <message>
        <source>Later picture</source>
        <translation>다음 사진</translation>
    </message>
    <message>
        <source>%1 of %2 found so far</source>
        <translation>지금까지 찾은 %2 중 %1</translation>
    </message>
    <message>
        <source>Look further</source>
        <translation>더 찾기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::PinBox</name>
    <message>
        <source>The two are not the same.</source>
        <translation>두 값이 서로 다릅니다.</translation>
    </message>
    <message>
        <source>The PIN is another one now.</source>
        <translation>PIN을 바꿨습니다.</translation>
    </message>
    <message>
        <source>The PIN is set.</source>
        <translation>PIN을 정했습니다.</translation>
    </message>
    <message>
        <source>New PIN</source>
        <translation>새 PIN</translation>
    </message>
    <message>
        <source>PIN</source>
        <translation>PIN</translation>
    </message>
    <message>
        <source>New PIN again</source>
        <translation>새 PIN 다시 입력</translation>
    </message>
    <message>
        <source>PIN again</source>
        <translation>PIN 다시 입력</translation>
    </message>
    <message>
        <source>Change the PIN</source>
        <translation>PIN 바꾸기</translation>
    </message>
    <message>
        <source>Set the PIN</source>
        <translation>PIN 정하기</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>잠금</translation>
    </message>
    <message>
        <source>A PIN of at least %1 characters locks this window while you are away. Notifications then say neither what was written nor how much it is about. It does not encrypt what lies on this computer.</source>
        <translation>%1자 이상의 PIN으로 자리를 비운 동안 이 창을 잠급니다. 그동안 알림에는 글 내용도 금액도 나오지 않습니다. 이 컴퓨터에 저장된 내용을 암호화하지는 않습니다.</translation>
    </message>
    <message>
        <source>Present PIN</source>
        <translation>지금 PIN</translation>
    </message>
    <message>
        <source>Remove the PIN</source>
        <translation>PIN 없애기</translation>
    </message>
    <message>
        <source>Lock by itself</source>
        <translation>자동 잠금</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>안 함</translation>
    </message>
    <message>
        <source>After one minute without you</source>
        <translation>1분 동안 쓰지 않으면</translation>
    </message>
    <message>
        <source>After %1 minutes without you</source>
        <translation>%1분 동안 쓰지 않으면</translation>
    </message>
</context>
<context>
    <name>madang::gui::PlaceMenu</name>
    <message>
        <source>Open in its own window</source>
        <translation>따로 창으로 열기</translation>
    </message>
    <message>
        <source>Floating chat</source>
        <translation>떠 있는 채팅</translation>
    </message>
</context>
<context>
    <name>madang::gui::PledgesSheet</name>
    <message>
        <source>You give nothing every month yet. Open a campaign, press Donate and choose “Give every month”.</source>
        <translation>아직 정기 후원이 없습니다. 모금을 열고 ‘후원하기’에서 ‘매달 후원하기’를 골라 보세요.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · skipped</source>
        <translation>%1 · 건너뜀</translation>
    </message>
    <message>
        <source>Do not skip</source>
        <translation>건너뛰지 않기</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>건너뛰기</translation>
    </message>
    <message>
        <source>Do not skip %1</source>
        <translation>%1 건너뛰지 않기</translation>
    </message>
    <message>
        <source>Skip %1</source>
        <translation>%1 건너뛰기</translation>
    </message>
    <message>
        <source>No date has come yet.</source>
        <translation>아직 결제일이 오지 않았습니다.</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>Amount each month</source>
        <translation>매달 낼 금액</translation>
    </message>
    <message>
        <source>When</source>
        <translation>결제일</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>End this monthly gift? Nothing is charged any more, and the card is forgotten. What was given stays given.</source>
        <translation>정기 후원을 해지할까요? 더 이상 결제되지 않고 카드 정보도 지워집니다. 지금까지의 후원은 그대로 남습니다.</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>계속하기</translation>
    </message>
    <message>
        <source>End it</source>
        <translation>해지하기</translation>
    </message>
    <message>
        <source>Another card</source>
        <translation>카드 바꾸기</translation>
    </message>
    <message>
        <source>Register a card</source>
        <translation>카드 등록</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>변경</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>쉬어 가기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>다시 시작</translation>
    </message>
    <message>
        <source>Hide the history</source>
        <translation>내역 닫기</translation>
    </message>
    <message>
        <source>History</source>
        <translation>내역</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>해지…</translation>
    </message>
    <message>
        <source>Monthly gifts</source>
        <translation>정기 후원</translation>
    </message>
    <message>
        <source>Each date is charged once. You can stop at any time.</source>
        <translation>결제일마다 한 번씩만 결제됩니다. 언제든지 그만둘 수 있습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::PresenceMenu</name>
    <message>
        <source>Appear as</source>
        <translation>내 상태</translation>
    </message>
    <message>
        <source>Let others see how far I read</source>
        <translation>어디까지 읽었는지 다른 사람에게 보이기</translation>
    </message>
</context>
<context>
    <name>madang::gui::ProfileSheet</name>
    <message>
        <source>Everybody sees your new picture.</source>
        <translation>이제 모두에게 새 사진이 보입니다.</translation>
    </message>
    <message>
        <source>Your picture was taken away.</source>
        <translation>사진을 지웠습니다.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>그림 고르기</translation>
    </message>
    <message>
        <source>Pictures (%1)</source>
        <translation>그림 (%1)</translation>
    </message>
    <message>
        <source>Rather not</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Take it away</source>
        <translation>지우기</translation>
    </message>
    <message>
        <source>Others will see it like this: the middle of it, round.</source>
        <translation>다른 사람에게 이렇게 보입니다. 가운데를 둥글게 자릅니다.</translation>
    </message>
    <message>
        <source>The server makes it anew and keeps nothing else of the file.</source>
        <translation>서버가 사진을 새로 만들고, 파일의 나머지는 남기지 않습니다.</translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n자 넘침</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n character(s) left</source>
        <translation>
            <numerusform>%n자 남음</numerusform>
        </translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>프로필</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>그림 고르기…</translation>
    </message>
    <message>
        <source>Use this picture</source>
        <translation>이 사진 쓰기</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>About me</source>
        <translation>자기소개</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Language of mails to me</source>
        <translation>나에게 오는 메일의 언어</translation>
    </message>
</context>
<context>
    <name>madang::gui::ProofLine</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>madang::gui::PublicRoomDelegate</name>
    <message>
        <source>Joined</source>
        <translation>참여 중</translation>
    </message>
    <message numerus="yes">
        <source>%n member(s)</source>
        <translation>
            <numerusform>멤버 %n명</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::gui::QuestionSheet</name>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
</context>
<context>
    <name>madang::gui::RankingView</name>
    <message numerus="yes">
        <source>%n gift(s)</source>
        <translation>
            <numerusform>후원 %n건</numerusform>
        </translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>세는 중…</translation>
    </message>
    <message>
        <source>Nobody has given openly in this time.</source>
        <translation>이 기간에 공개 후원이 없습니다.</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>기간</translation>
    </message>
    <message>
        <source>List my open gifts in rankings</source>
        <translation>내 공개 후원을 순위에 올리기</translation>
    </message>
    <message>
        <source>Only gifts with open name and amount count. Names are masked for everybody.</source>
        <translation>이름과 금액을 모두 공개한 후원만 셉니다. 이름은 누구에게나 가려 보입니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::ReceiptSheet</name>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>What you hide from others is on your own receipt. A name you type here is printed on it, and shown nowhere else.</source>
        <translation>다른 사람에게 숨긴 것도 내 영수증에는 적힙니다. 여기에 쓴 이름은 영수증에만 적히고 다른 곳에는 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Name on the receipt</source>
        <translation>영수증에 적을 이름</translation>
    </message>
    <message>
        <source>Empty: your nickname, or the name it was made with before</source>
        <translation>비우면 별명 또는 전에 적은 이름</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
</context>
<context>
    <name>madang::gui::ReceiptsSheet</name>
    <message>
        <source>Save…</source>
        <translation>저장…</translation>
    </message>
    <message>
        <source>Save receipt %1</source>
        <translation>영수증 %1 저장</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>저장했습니다.</translation>
    </message>
    <message>
        <source>Receipts</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>A receipt is made when you ask for it, at one of your gifts. One whose gift was given back is void, and stays in the list.</source>
        <translation>영수증은 내 후원에서 요청할 때 만들어집니다. 환불된 후원의 영수증은 무효가 되지만 목록에는 남습니다.</translation>
    </message>
    <message>
        <source>The year before</source>
        <translation>이전 해</translation>
    </message>
    <message>
        <source>The year after</source>
        <translation>다음 해</translation>
    </message>
    <message>
        <source>No receipt of that year.</source>
        <translation>그해의 영수증이 없습니다.</translation>
    </message>
    <message>
        <source>Save all gifts of %1…</source>
        <translation>%1년 후원 내역 저장…</translation>
    </message>
</context>
<context>
    <name>madang::gui::RefundSheet</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>“%1”</source>
        <translation>“%1”</translation>
    </message>
    <message>
        <source>Until %1 you can cancel it without asking anybody.</source>
        <translation>%1까지 승인 없이 바로 취소할 수 있습니다.</translation>
    </message>
    <message>
        <source>The time to cancel it without asking is over; you can still ask for it back.</source>
        <translation>바로 취소할 수 있는 기간이 지났습니다. 환불을 요청할 수는 있습니다.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Ask for it</source>
        <translation>환불 요청하기</translation>
    </message>
    <message>
        <source>Give it back</source>
        <translation>환불하기</translation>
    </message>
    <message>
        <source>Have it back…</source>
        <translation>환불받기…</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>My gift</source>
        <translation>내 후원</translation>
    </message>
    <message>
        <source>How much</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Empty: all of it, %1</source>
        <translation>비워 두면 전액 %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>사유</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>영수증…</translation>
    </message>
    <message>
        <source>From %1</source>
        <translation>보낸 사람: %1</translation>
    </message>
    <message>
        <source>Give it back…</source>
        <translation>돌려주기…</translation>
    </message>
    <message>
        <source>A gift to your campaign</source>
        <translation>내 모금에 들어온 후원</translation>
    </message>
</context>
<context>
    <name>madang::gui::RefundsSheet</name>
    <message>
        <source>%1 · %2 of the gift would remain</source>
        <translation>%1 · 후원금 %2이 남게 됩니다</translation>
    </message>
    <message>
        <source>Give back %1</source>
        <translation>%1 환불</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>반려</translation>
    </message>
    <message>
        <source>Reject: %1</source>
        <translation>반려: %1</translation>
    </message>
    <message>
        <source>Fetching what waits…</source>
        <translation>대기 중인 요청을 불러오는 중…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nothing waits for you</source>
        <translation>결정할 환불이 없습니다</translation>
    </message>
    <message>
        <source>When somebody asks for a gift to one of your campaigns back, it is decided here.</source>
        <translation>내 모금의 후원자가 환불을 요청하면 여기에서 결정합니다.</translation>
    </message>
    <message>
        <source>Refunds to decide</source>
        <translation>환불 결정</translation>
    </message>
    <message>
        <source>What is given back leaves the total of the campaign at once. Nobody decides about what they asked for themselves.</source>
        <translation>환불하면 모금 합계에서 바로 빠집니다. 자신이 요청한 환불은 다른 사람이 결정합니다.</translation>
    </message>
    <message>
        <source>The refunds could not be fetched</source>
        <translation>환불 목록을 불러오지 못했습니다</translation>
    </message>
</context>
<context>
    <name>madang::gui::ReportPage</name>
    <message>
        <source>What it was used for</source>
        <translation>어디에 썼는지</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>금액</translation>
    </message>
    <message>
        <source>Receipt…</source>
        <translation>영수증…</translation>
    </message>
    <message>
        <source>Remove this line</source>
        <translation>이 항목 지우기</translation>
    </message>
    <message>
        <source>Together: %1</source>
        <translation>합계: %1</translation>
    </message>
    <message>
        <source>A report needs a title.</source>
        <translation>보고에는 제목이 있어야 합니다.</translation>
    </message>
    <message>
        <source>The report is published, and everybody who gave is told.</source>
        <translation>보고를 올렸고 모든 후원자에게 알립니다.</translation>
    </message>
    <message>
        <source>The video was added.</source>
        <translation>영상을 더했습니다.</translation>
    </message>
    <message>
        <source>Title of the report</source>
        <translation>보고 제목</translation>
    </message>
    <message>
        <source>What became of it, in Markdown (optional)</source>
        <translation>무엇이 이루어졌는지 (마크다운, 선택)</translation>
    </message>
    <message>
        <source>What the money was used for</source>
        <translation>사용 항목</translation>
    </message>
    <message>
        <source>Another line</source>
        <translation>항목 더하기</translation>
    </message>
    <message>
        <source>Publish the report</source>
        <translation>보고 올리기</translation>
    </message>
    <message>
        <source>A video of the delivery</source>
        <translation>전달 영상</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>제목</translation>
    </message>
    <message>
        <source>Address (https://…)</source>
        <translation>주소 (https://…)</translation>
    </message>
    <message>
        <source>Choose a video</source>
        <translation>영상 고르기</translation>
    </message>
    <message>
        <source>Videos (%1)</source>
        <translation>영상 (%1)</translation>
    </message>
    <message>
        <source>Stop sending</source>
        <translation>보내기 멈추기</translation>
    </message>
    <message>
        <source>Send a file…</source>
        <translation>파일 보내기…</translation>
    </message>
    <message>
        <source>Sending: %1 of %2</source>
        <translation>보내는 중: %2 중 %1</translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation>보내는 중…</translation>
    </message>
    <message>
        <source>Add the address</source>
        <translation>주소 추가</translation>
    </message>
</context>
<context>
    <name>madang::gui::ReportsView</name>
    <message>
        <source>Fetching the reports…</source>
        <translation>보고를 불러오는 중…</translation>
    </message>
    <message>
        <source>Nothing has been reported yet.</source>
        <translation>아직 보고가 없습니다.</translation>
    </message>
    <message>
        <source>Videos of the delivery</source>
        <translation>전달 영상</translation>
    </message>
    <message>
        <source>%1 · %2 used</source>
        <translation>%1 · %2 사용</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>영수증</translation>
    </message>
    <message>
        <source>Receipt of %1</source>
        <translation>%1 영수증</translation>
    </message>
    <message>
        <source>%1 · opens in the browser</source>
        <translation>%1 · 브라우저에서 열림</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Watch %1</source>
        <translation>%1 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoleSheet</name>
    <message>
        <source>Give another role?</source>
        <translation>역할을 바꿀까요?</translation>
    </message>
    <message>
        <source>Give the role</source>
        <translation>역할 바꾸기</translation>
    </message>
    <message>
        <source>Fetching the account…</source>
        <translation>계정을 가져오는 중…</translation>
    </message>
    <message>
        <source>Role of @%1</source>
        <translation>@%1 님의 역할</translation>
    </message>
    <message>
        <source>New role</source>
        <translation>새 역할</translation>
    </message>
    <message>
        <source>Reason, for the audit log</source>
        <translation>사유(감사 기록에 남습니다)</translation>
    </message>
    <message>
        <source>May stay empty. They are told of the role, not of the reason.</source>
        <translation>비워 두어도 됩니다. 바뀐 역할은 본인에게 알리지만 사유는 알리지 않습니다.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Give the role…</source>
        <translation>역할 바꾸기…</translation>
    </message>
    <message>
        <source>The role of %1 here: %2.</source>
        <translation>%1 님의 역할은 %2입니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoomExportSheet</name>
    <message>
        <source>It cannot be written there. Choose another folder, or make room.</source>
        <translation>그곳에 쓸 수 없습니다. 다른 폴더를 고르거나 공간을 확보해 주세요.</translation>
    </message>
    <message>
        <source>Show the folder</source>
        <translation>폴더 보기</translation>
    </message>
    <message>
        <source>Choose where…</source>
        <translation>저장할 곳 고르기…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>중지</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>취소</translation>
    </message>
    <message>
        <source>Save this room</source>
        <translation>이 방 저장</translation>
    </message>
    <message>
        <source>What was said in %1, as far as you may see it, becomes a folder: a page to read, the same as JSON, and the files. Others trusted you with it: keep it safe.</source>
        <translation>%1에서 오간 말 가운데 볼 수 있는 것을 폴더로 저장합니다. 읽을 수 있는 페이지와 같은 내용의 JSON, 그리고 파일이 들어갑니다. 다른 분들이 믿고 나눈 말이니 안전하게 보관해 주세요.</translation>
    </message>
    <message>
        <source>With the files</source>
        <translation>파일도 함께</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>진행 정도</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Discard what came</source>
        <translation>받은 것 버리기</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoomListScreen</name>
    <message>
        <source>No room of yours fits</source>
        <translation>맞는 내 방이 없습니다</translation>
    </message>
    <message>
        <source>Perhaps it is one you have not joined yet.</source>
        <translation>아직 들어가지 않은 방일 수 있습니다.</translation>
    </message>
    <message>
        <source>Browse public rooms</source>
        <translation>공개 방 둘러보기</translation>
    </message>
    <message>
        <source>All read</source>
        <translation>모두 읽음</translation>
    </message>
    <message>
        <source>Nothing new in any of your rooms.</source>
        <translation>내 방에 새 글이 없습니다.</translation>
    </message>
    <message>
        <source>You are a guest</source>
        <translation>손님으로 보고 있습니다</translation>
    </message>
    <message>
        <source>Guests read public rooms. With an account you can join, write and give.</source>
        <translation>손님은 공개 방을 읽을 수 있습니다. 계정이 있으면 들어가고, 쓰고, 후원할 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Fetching your rooms…</source>
        <translation>내 방을 불러오는 중…</translation>
    </message>
    <message>
        <source>No rooms yet</source>
        <translation>아직 방이 없습니다</translation>
    </message>
    <message>
        <source>Join a public room, or open one of your own.</source>
        <translation>공개 방에 들어가거나 새 방을 열어 보세요.</translation>
    </message>
    <message>
        <source>Guest</source>
        <translation>손님</translation>
    </message>
    <message>
        <source>Unread %1</source>
        <translation>안 읽음 %1</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>안 읽음</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>New room</source>
        <translation>새 방</translation>
    </message>
    <message>
        <source>Find a room</source>
        <translation>방 찾기</translation>
    </message>
    <message>
        <source>All</source>
        <translation>전체</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방 목록</translation>
    </message>
    <message>
        <source>Notices, unread: %1</source>
        <translation>알림, 읽지 않음 %1개</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>연결 없음</translation>
    </message>
    <message>
        <source>Your rooms were never read on this device. They come by themselves with the connection.</source>
        <translation>이 기기에서 아직 방을 불러온 적이 없습니다. 연결되면 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoomScreen</name>
    <message>
        <source>Closed</source>
        <translation>닫힌 방</translation>
    </message>
    <message>
        <source>Closed · %1</source>
        <translation>닫힌 방 · %1</translation>
    </message>
    <message>
        <source>Between the two of you</source>
        <translation>둘만의 방</translation>
    </message>
    <message>
        <source>Private room</source>
        <translation>비공개 방</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>읽음으로 표시</translation>
    </message>
    <message>
        <source>Invite someone…</source>
        <translation>초대하기…</translation>
    </message>
    <message>
        <source>All campaigns…</source>
        <translation>모든 모금…</translation>
    </message>
    <message>
        <source>Close for writing…</source>
        <translation>글쓰기 닫기…</translation>
    </message>
    <message>
        <source>Leave this room…</source>
        <translation>이 방에서 나가기…</translation>
    </message>
    <message>
        <source>Join this room</source>
        <translation>이 방에 들어가기</translation>
    </message>
    <message>
        <source>Find messages</source>
        <translation>메시지 찾기</translation>
    </message>
    <message>
        <source>More about this room</source>
        <translation>이 방 더 보기</translation>
    </message>
    <message>
        <source>Close the panel</source>
        <translation>옆 창 닫기</translation>
    </message>
    <message>
        <source>Back to the rooms</source>
        <translation>방 목록으로</translation>
    </message>
    <message>
        <source>Go to a day…</source>
        <translation>날짜로 가기…</translation>
    </message>
    <message>
        <source>Live monitor…</source>
        <translation>실시간 현황판…</translation>
    </message>
    <message>
        <source>Pinned messages…</source>
        <translation>고정된 메시지…</translation>
    </message>
    <message>
        <source>My name in this room…</source>
        <translation>이 방에서 쓸 이름…</translation>
    </message>
    <message>
        <source>Copy a link to this room</source>
        <translation>이 방의 링크 복사</translation>
    </message>
    <message>
        <source>The link was copied. Who belongs here can open it.</source>
        <translation>링크를 복사했습니다. 이곳에 참여 중인 사람이 열 수 있습니다.</translation>
    </message>
    <message>
        <source>New members see</source>
        <translation>새로 들어온 사람이 보는 대화</translation>
    </message>
    <message>
        <source>Save this room…</source>
        <translation>이 방 저장…</translation>
    </message>
    <message>
        <source>New members see: %1</source>
        <translation>새로 들어온 사람에게 보이는 것: %1</translation>
    </message>
    <message>
        <source>The room is closed: it stays as it is.</source>
        <translation>닫힌 방이라 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>Only an owner of the room decides this.</source>
        <translation>방 주인만 정할 수 있습니다.</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>스레드</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoomSheets</name>
    <message>
        <source>Invited.</source>
        <translation>초대했습니다.</translation>
    </message>
    <message>
        <source>You are called %1 here.</source>
        <translation>이 방에서는 %1(이)라고 불립니다.</translation>
    </message>
    <message>
        <source>Leave this room?</source>
        <translation>이 방에서 나갈까요?</translation>
    </message>
    <message>
        <source>You will no longer be a member of %1.</source>
        <translation>더 이상 %1 방의 멤버가 아니게 됩니다.</translation>
    </message>
    <message>
        <source>Leave</source>
        <translation>나가기</translation>
    </message>
    <message>
        <source>Close this room for writing?</source>
        <translation>이 방의 글쓰기를 닫을까요?</translation>
    </message>
    <message>
        <source>Everybody can still read it; nobody can write in it again. Nothing is deleted.</source>
        <translation>모두 계속 읽을 수 있지만 아무도 다시 쓸 수 없습니다. 지워지는 것은 없습니다.</translation>
    </message>
    <message>
        <source>Close the room</source>
        <translation>방 닫기</translation>
    </message>
    <message>
        <source>Remove from this room?</source>
        <translation>이 방에서 내보낼까요?</translation>
    </message>
    <message>
        <source>%1 will no longer be a member.</source>
        <translation>%1 님은 더 이상 멤버가 아니게 됩니다.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>내보내기</translation>
    </message>
    <message>
        <source>The message was forwarded.</source>
        <translation>메시지를 전달했습니다.</translation>
    </message>
    <message>
        <source>Open this address?</source>
        <translation>이 주소를 열까요?</translation>
    </message>
    <message>
        <source>It does not lead where it seems to. The real host is:
%1</source>
        <translation>보이는 곳과 다른 곳으로 이어집니다. 실제 주소는 다음과 같습니다.
%1</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>그래도 열기</translation>
    </message>
    <message>
        <source>This room may alert you at any time.</source>
        <translation>이 방은 언제든 알립니다.</translation>
    </message>
    <message>
        <source>There is no deletion that can be undone.</source>
        <translation>되돌릴 수 있는 삭제가 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoomWindow</name>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>You are no longer in this room</source>
        <translation>이제 이 방의 멤버가 아닙니다</translation>
    </message>
    <message>
        <source>You left %1, or somebody removed you, so there is nothing more to show here.</source>
        <translation>%1 방에서 나갔거나 누군가 내보냈기 때문에 여기에 더 보여 드릴 것이 없습니다.</translation>
    </message>
    <message>
        <source>Close the window</source>
        <translation>창 닫기</translation>
    </message>
</context>
<context>
    <name>madang::gui::RoomWindows</name>
    <message>
        <source>%1 rooms have windows of their own already. Close one of them first.</source>
        <translation>이미 방 %1개가 따로 창으로 열려 있습니다. 먼저 하나를 닫아 주세요.</translation>
    </message>
</context>
<context>
    <name>madang::gui::RowBuilder</name>
    <message>
        <source>Earlier message</source>
        <translation>이전 메시지</translation>
    </message>
    <message>
        <source>Press to go there</source>
        <translation>눌러서 이동</translation>
    </message>
    <message>
        <source>Not sent.</source>
        <translation>보내지 못했습니다.</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%2 중 %1</translation>
    </message>
    <message>
        <source>New messages</source>
        <translation>새 메시지</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>고정됨</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>수정됨</translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s)</source>
        <translation>
            <numerusform>답글 %n개</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>madang::gui::SavedSheet</name>
    <message>
        <source>Go there</source>
        <translation>그곳으로 가기</translation>
    </message>
    <message>
        <source>Go there: %1</source>
        <translation>그곳으로 가기: %1</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>빼기</translation>
    </message>
    <message>
        <source>Remove from saved: %1</source>
        <translation>저장한 메시지에서 빼기: %1</translation>
    </message>
    <message>
        <source>Show earlier ones</source>
        <translation>이전에 저장한 것 보기</translation>
    </message>
    <message>
        <source>Fetching what you saved…</source>
        <translation>저장한 메시지를 가져오는 중…</translation>
    </message>
    <message>
        <source>What you saved could not be fetched</source>
        <translation>저장한 메시지를 가져오지 못했습니다</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Nothing saved yet</source>
        <translation>아직 저장한 메시지가 없습니다</translation>
    </message>
    <message>
        <source>Save a message from its menu, and you find it here again. Nobody else sees what you saved.</source>
        <translation>메시지의 메뉴에서 저장하면 여기서 다시 찾을 수 있습니다. 무엇을 저장했는지는 다른 사람에게 보이지 않습니다.</translation>
    </message>
    <message>
        <source>Saved messages</source>
        <translation>저장한 메시지</translation>
    </message>
</context>
<context>
    <name>madang::gui::ScheduleSheet</name>
    <message>
        <source>Loud from</source>
        <translation>알리기 시작하는 시각</translation>
    </message>
    <message>
        <source>Loud until</source>
        <translation>알림이 끝나는 시각</translation>
    </message>
    <message>
        <source>Remove this time</source>
        <translation>이 시간 빼기</translation>
    </message>
    <message>
        <source>Add a time, or switch the schedule off.</source>
        <translation>시간을 더하거나 시간표를 끄세요.</translation>
    </message>
    <message>
        <source>Choose at least one day for each time.</source>
        <translation>시간마다 요일을 하나 이상 고르세요.</translation>
    </message>
    <message>
        <source>The end must be another time than the beginning.</source>
        <translation>끝나는 시각은 시작하는 시각과 달라야 해요.</translation>
    </message>
    <message>
        <source>When %1 may alert me</source>
        <translation>%1에서 알려도 되는 시간</translation>
    </message>
    <message>
        <source>Outside of these times it is as in quiet hours: nothing of this room alerts you, and what you have not read is counted as ever.</source>
        <translation>이 시간 밖에는 방해 금지 시간과 같아요. 이 방의 일은 알리지 않고, 읽지 않은 수는 그대로 셉니다.</translation>
    </message>
    <message>
        <source>Only at certain times</source>
        <translation>정한 시간에만</translation>
    </message>
    <message>
        <source>On which days, from and until</source>
        <translation>요일, 시작과 끝</translation>
    </message>
    <message>
        <source>In the time zone %1. An end before the beginning is on the next day.</source>
        <translation>시간대는 %1입니다. 끝이 시작보다 이르면 다음 날이에요.</translation>
    </message>
    <message>
        <source>Add a time</source>
        <translation>시간 더하기</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>저장</translation>
    </message>
</context>
<context>
    <name>madang::gui::SearchField</name>
    <message>
        <source>Search</source>
        <translation>찾기</translation>
    </message>
    <message>
        <source>Empty the field</source>
        <translation>칸 비우기</translation>
    </message>
</context>
<context>
    <name>madang::gui::SearchScreen</name>
    <message>
        <source>Nothing found</source>
        <translation>찾은 것이 없습니다</translation>
    </message>
    <message>
        <source>Words in messages</source>
        <translation>메시지 속 낱말</translation>
    </message>
    <message>
        <source>Messages found</source>
        <translation>찾은 메시지</translation>
    </message>
    <message>
        <source>Find messages</source>
        <translation>메시지 찾기</translation>
    </message>
    <message>
        <source>That cannot be searched</source>
        <translation>이렇게는 찾을 수 없습니다</translation>
    </message>
    <message>
        <source>No connection: found on this device only.</source>
        <translation>연결이 없어 이 기기에서만 찾았습니다.</translation>
    </message>
    <message>
        <source>This room</source>
        <translation>이 방</translation>
    </message>
    <message>
        <source>All my rooms</source>
        <translation>내 모든 방</translation>
    </message>
</context>
<context>
    <name>madang::gui::SecondFactorBox</name>
    <message>
        <source>Copied. Keep them where only you find them.</source>
        <translation>복사했습니다. 나만 찾을 수 있는 곳에 보관하세요.</translation>
    </message>
    <message>
        <source>Scan this with your authenticator, or type the key there. Then enter the code that it shows.</source>
        <translation>인증 앱으로 이 코드를 찍거나 키를 입력하세요. 그런 다음 앱에 보이는 코드를 입력하세요.</translation>
    </message>
    <message>
        <source>Recovery codes, each good once, shown only now:</source>
        <translation>복구 코드입니다. 하나씩 한 번만 쓸 수 있고 지금만 보입니다:</translation>
    </message>
    <message>
        <source>Turn on</source>
        <translation>켜기</translation>
    </message>
    <message>
        <source>Turn off</source>
        <translation>끄기</translation>
    </message>
    <message>
        <source>Set up an authenticator</source>
        <translation>인증 앱 설정</translation>
    </message>
    <message>
        <source>Second factor</source>
        <translation>2단계 인증</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>키</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>복사</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>Code of the authenticator</source>
        <translation>인증 앱의 코드</translation>
    </message>
    <message>
        <source>New recovery codes</source>
        <translation>새 복구 코드</translation>
    </message>
</context>
<context>
    <name>madang::gui::SessionsSheet</name>
    <message>
        <source>Unnamed device</source>
        <translation>이름 없는 기기</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>이 기기</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>로그아웃</translation>
    </message>
    <message>
        <source>Sign out %1</source>
        <translation>%1 로그아웃</translation>
    </message>
    <message>
        <source>Others see you as %1 now.</source>
        <translation>이제 다른 사람에게 %1(으)로 보입니다.</translation>
    </message>
    <message>
        <source>At least 8 characters.</source>
        <translation>8자 이상이어야 합니다.</translation>
    </message>
    <message>
        <source>The password was changed. Every other device was signed out.</source>
        <translation>비밀번호를 바꾸었습니다. 다른 기기는 모두 로그아웃되었습니다.</translation>
    </message>
    <message>
        <source>Account and sessions</source>
        <translation>계정과 로그인 기기</translation>
    </message>
    <message>
        <source>Every device that is signed in to this account. Signing one out closes it within seconds.</source>
        <translation>이 계정으로 로그인한 모든 기기입니다. 로그아웃하면 몇 초 안에 연결이 끊깁니다.</translation>
    </message>
    <message>
        <source>You</source>
        <translation>나</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>Change nickname</source>
        <translation>별명 바꾸기</translation>
    </message>
    <message>
        <source>Current password</source>
        <translation>지금 비밀번호</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Signs out every other device</source>
        <translation>다른 기기는 모두 로그아웃됩니다</translation>
    </message>
    <message>
        <source>Change password</source>
        <translation>비밀번호 바꾸기</translation>
    </message>
    <message>
        <source>Change e-mail address</source>
        <translation>이메일 주소 변경</translation>
    </message>
    <message>
        <source>Set e-mail address</source>
        <translation>이메일 주소 등록</translation>
    </message>
    <message>
        <source>Another code in %1 s</source>
        <translation>%1초 뒤에 새 코드</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>새 코드 보내기</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>메일로 받은 코드</translation>
    </message>
    <message>
        <source>Enter code</source>
        <translation>코드 확인</translation>
    </message>
    <message>
        <source>%1 · ended %2</source>
        <translation>%1 · %2 종료</translation>
    </message>
    <message>
        <source>Earlier sign-ins</source>
        <translation>이전 로그인</translation>
    </message>
    <message>
        <source>Code from the mail to the new address</source>
        <translation>새 주소로 받은 코드</translation>
    </message>
    <message>
        <source>Your password, to change a proven address</source>
        <translation>확인된 주소를 바꾸려면 비밀번호</translation>
    </message>
    <message>
        <source>Code from the mail to the address before</source>
        <translation>이전 주소로 받은 코드</translation>
    </message>
    <message>
        <source>Sign out every other device?</source>
        <translation>다른 기기를 모두 로그아웃할까요?</translation>
    </message>
    <message>
        <source>Only this one stays signed in. The others need the password again.</source>
        <translation>이 기기만 로그인된 채로 남습니다. 다른 기기는 비밀번호로 다시 로그인해야 합니다.</translation>
    </message>
    <message>
        <source>Sign out the others</source>
        <translation>다른 기기 로그아웃</translation>
    </message>
    <message>
        <source>Sign out every other device…</source>
        <translation>다른 기기 모두 로그아웃…</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
    <message>
        <source>Revoke the token “%1”?</source>
        <translation>토큰 “%1”을(를) 없앨까요?</translation>
    </message>
    <message>
        <source>Whatever uses it is refused from then on, at once.</source>
        <translation>이 토큰을 쓰는 프로그램은 그때부터 바로 거절됩니다.</translation>
    </message>
    <message>
        <source>Revoke the token</source>
        <translation>토큰 없애기</translation>
    </message>
    <message>
        <source>You have a password now. Every other device was signed out.</source>
        <translation>이제 비밀번호가 있어요. 다른 기기는 모두 로그아웃됐어요.</translation>
    </message>
    <message>
        <source>Set a password</source>
        <translation>비밀번호 정하기</translation>
    </message>
</context>
<context>
    <name>madang::gui::SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>설정</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>언어</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>시스템과 같게</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>색상</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>밝게</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>어둡게</translation>
    </message>
    <message>
        <source>Let others see that I am typing</source>
        <translation>내가 입력 중임을 알리기</translation>
    </message>
    <message>
        <source>Only the people of the room see it, and it is never stored.</source>
        <translation>그 방 사람들에게만 보이고 저장되지 않습니다.</translation>
    </message>
    <message>
        <source>The end must be another time than the beginning.</source>
        <translation>끝은 시작과 다른 시각이어야 합니다.</translation>
    </message>
    <message>
        <source>Choose at least one day, or switch the quiet hours off.</source>
        <translation>요일을 하나 이상 고르거나 방해 금지 시간을 끄세요.</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>알림</translation>
    </message>
    <message>
        <source>Notify me on this computer</source>
        <translation>이 컴퓨터에서 알림 받기</translation>
    </message>
    <message>
        <source>Show what was said</source>
        <translation>메시지 내용 보이기</translation>
    </message>
    <message>
        <source>Show amounts of money</source>
        <translation>금액 보이기</translation>
    </message>
    <message>
        <source>Keep running in the tray when the window is closed</source>
        <translation>창을 닫아도 트레이에서 계속 실행</translation>
    </message>
    <message>
        <source>There is no system tray here, so the window would not be found again.</source>
        <translation>여기에는 시스템 트레이가 없어서 창을 다시 찾을 수 없게 됩니다.</translation>
    </message>
    <message>
        <source>Quiet hours</source>
        <translation>방해 금지 시간</translation>
    </message>
    <message>
        <source>From, until and on which days it begins</source>
        <translation>시작, 끝, 시작하는 요일</translation>
    </message>
    <message>
        <source>Quiet from</source>
        <translation>방해 금지 시작</translation>
    </message>
    <message>
        <source>Quiet until</source>
        <translation>방해 금지 끝</translation>
    </message>
    <message>
        <source>Let money and invitations pass</source>
        <translation>돈과 초대 알림은 받기</translation>
    </message>
    <message>
        <source>Words that alert me like my name</source>
        <translation>이름처럼 알려 줄 낱말</translation>
    </message>
    <message>
        <source>Separated by commas. They hold on all your devices.</source>
        <translation>쉼표로 나누어 씁니다. 모든 기기에 적용됩니다.</translation>
    </message>
    <message>
        <source>High contrast, light</source>
        <translation>고대비 밝게</translation>
    </message>
    <message>
        <source>High contrast, dark</source>
        <translation>고대비 어둡게</translation>
    </message>
    <message>
        <source>Density</source>
        <translation>간격</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>여유롭게</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>촘촘하게</translation>
    </message>
    <message>
        <source>Interface scale</source>
        <translation>화면 배율</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
</context>
<context>
    <name>madang::gui::SettlementChoice</name>
    <message>
        <source>Choose a settlement file</source>
        <translation>정산 파일 고르기</translation>
    </message>
    <message>
        <source>Settlements (%1)</source>
        <translation>정산 파일 (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>모든 파일 (%1)</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 파일을 읽을 수 없습니다.</translation>
    </message>
    <message>
        <source>Looking at the file…</source>
        <translation>파일을 살펴보는 중…</translation>
    </message>
    <message>
        <source>Whose file</source>
        <translation>누구의 파일인지</translation>
    </message>
    <message>
        <source>Toss Payments</source>
        <translation>토스페이먼츠</translation>
    </message>
    <message>
        <source>Bank transfer</source>
        <translation>계좌 이체</translation>
    </message>
    <message>
        <source>Sandbox</source>
        <translation>연습용 결제</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>파일 고르기…</translation>
    </message>
    <message>
        <source>Leave it</source>
        <translation>그만두기</translation>
    </message>
    <message>
        <source>Take this file</source>
        <translation>이 파일 가져오기</translation>
    </message>
</context>
<context>
    <name>madang::gui::SettlementLines</name>
    <message>
        <source>Fetching the lines…</source>
        <translation>줄을 가져오는 중…</translation>
    </message>
    <message>
        <source>Every line that was taken fits, or is explained.</source>
        <translation>가져온 줄이 모두 맞거나 설명되었습니다.</translation>
    </message>
    <message>
        <source>Nothing here.</source>
        <translation>여기에는 아무것도 없습니다.</translation>
    </message>
    <message>
        <source>Say why…</source>
        <translation>까닭 적기…</translation>
    </message>
    <message>
        <source>Why it does not fit</source>
        <translation>맞지 않는 까닭</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>뒤로</translation>
    </message>
    <message>
        <source>Note it</source>
        <translation>적어 두기</translation>
    </message>
    <message>
        <source>To look at</source>
        <translation>살펴볼 것</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>설명됨</translation>
    </message>
    <message>
        <source>Fit by now</source>
        <translation>이제 맞음</translation>
    </message>
    <message>
        <source>More</source>
        <translation>더 보기</translation>
    </message>
</context>
<context>
    <name>madang::gui::SettlementSheet</name>
    <message>
        <source>Settlements</source>
        <translation>정산 대조</translation>
    </message>
    <message>
        <source>A gateway&apos;s settlement file is compared with our books line by line. What fits is posted as paid out by the gateway; what does not is listed here until somebody says why.</source>
        <translation>결제사의 정산 파일을 장부와 한 줄씩 견줍니다. 맞는 줄은 결제사가 정산한 것으로 적히고, 맞지 않는 줄은 누군가 까닭을 적을 때까지 여기에 남습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::Sheet</name>
    <message>
        <source>Close</source>
        <translation>닫기</translation>
    </message>
</context>
<context>
    <name>madang::gui::Shortcuts</name>
    <message>
        <source>Go to a room…</source>
        <translation>방으로 가기…</translation>
    </message>
    <message>
        <source>Previous room</source>
        <translation>이전 방</translation>
    </message>
    <message>
        <source>Next room</source>
        <translation>다음 방</translation>
    </message>
    <message>
        <source>Next room with something unread</source>
        <translation>안 읽은 글이 있는 다음 방</translation>
    </message>
    <message>
        <source>Next room in which somebody named you</source>
        <translation>누가 나를 부른 다음 방</translation>
    </message>
    <message>
        <source>New room…</source>
        <translation>새 방…</translation>
    </message>
    <message>
        <source>New direct message…</source>
        <translation>새 1:1 대화…</translation>
    </message>
    <message>
        <source>Browse public rooms…</source>
        <translation>공개 방 둘러보기…</translation>
    </message>
    <message>
        <source>Notices…</source>
        <translation>알림…</translation>
    </message>
    <message>
        <source>Find messages</source>
        <translation>메시지 찾기</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>멤버</translation>
    </message>
    <message>
        <source>Campaign</source>
        <translation>모금</translation>
    </message>
    <message>
        <source>The chosen room in its own window</source>
        <translation>고른 방을 따로 창으로 열기</translation>
    </message>
    <message>
        <source>This room in its own window</source>
        <translation>이 방을 따로 창으로 열기</translation>
    </message>
    <message>
        <source>Floating chat</source>
        <translation>떠 있는 채팅</translation>
    </message>
    <message>
        <source>Close a room&apos;s own window</source>
        <translation>따로 연 방 창 닫기</translation>
    </message>
    <message>
        <source>To the newest message</source>
        <translation>가장 새로운 글로</translation>
    </message>
    <message>
        <source>Next part of the window</source>
        <translation>창의 다음 영역</translation>
    </message>
    <message>
        <source>Previous part of the window</source>
        <translation>창의 이전 영역</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>메뉴</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>설정…</translation>
    </message>
    <message>
        <source>Everything larger</source>
        <translation>모두 크게</translation>
    </message>
    <message>
        <source>Everything smaller</source>
        <translation>모두 작게</translation>
    </message>
    <message>
        <source>Everything in its usual size</source>
        <translation>모두 원래 크기로</translation>
    </message>
    <message>
        <source>Keyboard shortcuts…</source>
        <translation>단축키…</translation>
    </message>
    <message>
        <source>Campaigns…</source>
        <translation>모금…</translation>
    </message>
    <message>
        <source>My gifts…</source>
        <translation>내 후원…</translation>
    </message>
    <message>
        <source>Monthly gifts…</source>
        <translation>정기 후원…</translation>
    </message>
    <message>
        <source>Receipts…</source>
        <translation>영수증…</translation>
    </message>
    <message>
        <source>Overview…</source>
        <translation>서버 현황…</translation>
    </message>
    <message>
        <source>Complaints…</source>
        <translation>신고…</translation>
    </message>
    <message>
        <source>New accounts…</source>
        <translation>새 계정…</translation>
    </message>
    <message>
        <source>Accounts…</source>
        <translation>계정…</translation>
    </message>
    <message>
        <source>Banned addresses…</source>
        <translation>차단한 주소…</translation>
    </message>
    <message>
        <source>Refunds to decide…</source>
        <translation>환불 결정…</translation>
    </message>
    <message>
        <source>Payments desk…</source>
        <translation>결제 창구…</translation>
    </message>
    <message>
        <source>Payouts…</source>
        <translation>지급…</translation>
    </message>
    <message>
        <source>Settlements…</source>
        <translation>정산 대조…</translation>
    </message>
    <message>
        <source>Blocked people…</source>
        <translation>차단한 사람…</translation>
    </message>
    <message>
        <source>Profile…</source>
        <translation>프로필…</translation>
    </message>
    <message>
        <source>Account and sessions…</source>
        <translation>계정과 로그인 기기…</translation>
    </message>
    <message>
        <source>Write to the operator…</source>
        <translation>운영자에게 문의…</translation>
    </message>
    <message>
        <source>About Madang…</source>
        <translation>마당에 대하여…</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>로그아웃…</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Live monitor: pause alerts or go on</source>
        <translation>실시간 현황판: 알림 멈추기·다시 보이기</translation>
    </message>
    <message>
        <source>Live monitor: end the alert on stage</source>
        <translation>실시간 현황판: 지금 알림 끝내기</translation>
    </message>
    <message>
        <source>Live monitor: show the chosen gift again</source>
        <translation>실시간 현황판: 고른 후원 다시 보이기</translation>
    </message>
    <message>
        <source>Live monitor: full screen</source>
        <translation>실시간 현황판: 전체 화면</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>New line</source>
        <translation>줄 바꿈</translation>
    </message>
    <message>
        <source>Show or hide a password</source>
        <translation>비밀번호 보기·숨기기</translation>
    </message>
    <message>
        <source>Leave what is open</source>
        <translation>열린 것 닫기</translation>
    </message>
    <message>
        <source>These keys stay as they are.</source>
        <translation>이 키는 바꿀 수 없습니다.</translation>
    </message>
    <message>
        <source>These keys cannot be used.</source>
        <translation>이 키는 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 alone would be typed as text: hold Ctrl or Alt as well.</source>
        <translation>%1 키만 누르면 글자로 입력됩니다. Ctrl이나 Alt를 함께 누르세요.</translation>
    </message>
    <message>
        <source>%1 alone is needed for moving about: hold Ctrl or Alt as well.</source>
        <translation>%1 키는 이리저리 옮겨 다닐 때 필요합니다. Ctrl이나 Alt를 함께 누르세요.</translation>
    </message>
    <message>
        <source>%1 is always “%2”.</source>
        <translation>%1 키는 언제나 “%2”에 쓰입니다.</translation>
    </message>
    <message>
        <source>%1 belongs to text fields, as copying and pasting do.</source>
        <translation>%1 키는 복사나 붙여넣기처럼 글 입력란에서 쓰입니다.</translation>
    </message>
    <message>
        <source>Unread in all accounts…</source>
        <translation>모든 계정의 읽지 않은 소식…</translation>
    </message>
    <message>
        <source>Next account</source>
        <translation>다음 계정</translation>
    </message>
    <message>
        <source>Account 1</source>
        <translation>계정 1</translation>
    </message>
    <message>
        <source>Account 2</source>
        <translation>계정 2</translation>
    </message>
    <message>
        <source>Account 3</source>
        <translation>계정 3</translation>
    </message>
    <message>
        <source>Account 4</source>
        <translation>계정 4</translation>
    </message>
    <message>
        <source>Account 5</source>
        <translation>계정 5</translation>
    </message>
    <message>
        <source>Account 6</source>
        <translation>계정 6</translation>
    </message>
    <message>
        <source>Account 7</source>
        <translation>계정 7</translation>
    </message>
    <message>
        <source>Account 8</source>
        <translation>계정 8</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>계정 추가…</translation>
    </message>
    <message>
        <source>Remove this account from this window…</source>
        <translation>이 창에서 이 계정 빼기…</translation>
    </message>
    <message>
        <source>Preview of the message</source>
        <translation>메시지 미리보기</translation>
    </message>
    <message>
        <source>Mark this room as unread</source>
        <translation>이 방을 읽지 않음으로 표시</translation>
    </message>
    <message>
        <source>Undo the last deletion</source>
        <translation>마지막 삭제 되돌리기</translation>
    </message>
    <message>
        <source>Where you were named…</source>
        <translation>나를 부른 글…</translation>
    </message>
    <message>
        <source>Back to where you read before</source>
        <translation>읽던 자리로 돌아가기</translation>
    </message>
    <message>
        <source>To the first unread message</source>
        <translation>처음 안 읽은 글로</translation>
    </message>
    <message>
        <source>Mark all rooms as read</source>
        <translation>모든 방을 읽음으로 표시</translation>
    </message>
    <message>
        <source>Mark this room as read</source>
        <translation>이 방을 읽음으로 표시</translation>
    </message>
    <message>
        <source>Only rooms with something unread, or all</source>
        <translation>안 읽은 글이 있는 방만 보기·모두 보기</translation>
    </message>
    <message>
        <source>Go to a day…</source>
        <translation>날짜로 가기…</translation>
    </message>
    <message>
        <source>Pinned messages…</source>
        <translation>고정된 메시지…</translation>
    </message>
    <message>
        <source>Insert an emoji…</source>
        <translation>이모지 넣기…</translation>
    </message>
    <message>
        <source>Attach files…</source>
        <translation>파일 붙이기…</translation>
    </message>
    <message>
        <source>On a message: reply</source>
        <translation>메시지에서: 답장</translation>
    </message>
    <message>
        <source>On a message: react…</source>
        <translation>메시지에서: 반응 달기…</translation>
    </message>
    <message>
        <source>On a message: change it</source>
        <translation>메시지에서: 고치기</translation>
    </message>
    <message>
        <source>On a message: delete it…</source>
        <translation>메시지에서: 지우기…</translation>
    </message>
    <message>
        <source>On a message: pin or unpin it</source>
        <translation>메시지에서: 고정·고정 해제</translation>
    </message>
    <message>
        <source>On a message: copy a link to it</source>
        <translation>메시지에서: 링크 복사</translation>
    </message>
    <message>
        <source>Lock Madang</source>
        <translation>마당 잠그기</translation>
    </message>
    <message>
        <source>Who is connected…</source>
        <translation>접속 현황…</translation>
    </message>
    <message>
        <source>Audit log…</source>
        <translation>감사 기록…</translation>
    </message>
    <message>
        <source>Saved messages…</source>
        <translation>저장한 메시지…</translation>
    </message>
    <message>
        <source>On a message: open its thread</source>
        <translation>메시지에서: 스레드 열기</translation>
    </message>
    <message>
        <source>On a message: save it or remove it from saved</source>
        <translation>메시지에서: 저장·저장 취소</translation>
    </message>
</context>
<context>
    <name>madang::gui::ShortcutsBox</name>
    <message>
        <source>All keys are the usual ones again.</source>
        <translation>모든 키를 기본값으로 되돌렸습니다.</translation>
    </message>
    <message>
        <source>“%1” is now %2.</source>
        <translation>“%1” 단축키는 이제 %2입니다.</translation>
    </message>
    <message>
        <source>no keys</source>
        <translation>키 없음</translation>
    </message>
    <message>
        <source>New keys for “%1”</source>
        <translation>“%1”의 새 키</translation>
    </message>
    <message>
        <source>Press the new keys. Esc leaves it as it is, Backspace takes the keys away.</source>
        <translation>새 키를 누르세요. Esc를 누르면 그대로 두고, Backspace를 누르면 키를 없앱니다.</translation>
    </message>
    <message>
        <source>“%1” has no keys now.</source>
        <translation>“%1”에는 이제 키가 없습니다.</translation>
    </message>
    <message>
        <source>%1 already belongs to %2. Shall “%3” take it over?</source>
        <translation>%1 키는 이미 %2에 쓰이고 있습니다. “%3”에 쓸까요?</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Find what keys should do</source>
        <translation>단축키로 할 일 찾기</translation>
    </message>
    <message>
        <source>Actions and their keys</source>
        <translation>할 일과 단축키</translation>
    </message>
    <message>
        <source>Nothing fits.</source>
        <translation>맞는 것이 없습니다.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>기본 키로</translation>
    </message>
    <message>
        <source>All as usual</source>
        <translation>모두 기본값으로</translation>
    </message>
    <message>
        <source>Take it over</source>
        <translation>가져오기</translation>
    </message>
    <message>
        <source>Leave it as it is</source>
        <translation>그대로 두기</translation>
    </message>
</context>
<context>
    <name>madang::gui::ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>단축키</translation>
    </message>
    <message>
        <source>Keyboard shortcuts of Madang</source>
        <translation>마당 단축키</translation>
    </message>
    <message>
        <source>Madang shortcuts</source>
        <translation>마당 단축키</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Saved. Print it from where it opens.</source>
        <translation>저장했습니다. 열린 화면에서 인쇄하세요.</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>바꾸기…</translation>
    </message>
    <message>
        <source>Save for printing…</source>
        <translation>인쇄용으로 저장…</translation>
    </message>
</context>
<context>
    <name>madang::gui::SignUpDetails</name>
    <message>
        <source>Less about you</source>
        <translation>내 정보 접기</translation>
    </message>
    <message>
        <source>More about you…</source>
        <translation>내 정보 더 적기…</translation>
    </message>
    <message>
        <source>Only if you want to; nobody else reads it here</source>
        <translation>원할 때만 적으세요. 여기서 다른 사람은 볼 수 없습니다</translation>
    </message>
    <message>
        <source>Nobody else reads it here</source>
        <translation>여기서 다른 사람은 볼 수 없습니다</translation>
    </message>
</context>
<context>
    <name>madang::gui::StartScreen</name>
    <message>
        <source>One moment…</source>
        <translation>잠시만요…</translation>
    </message>
    <message>
        <source>Create account</source>
        <translation>계정 만들기</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>로그인</translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>The yard where your community talks, shares and gives.</source>
        <translation>우리 동네가 모여 이야기하고, 나누고, 돕는 곳.</translation>
    </message>
    <message>
        <source>Create your account</source>
        <translation>새 계정 만들기</translation>
    </message>
    <message>
        <source>Welcome back</source>
        <translation>어서 오세요</translation>
    </message>
    <message>
        <source>One account per community server. You choose what others call you.</source>
        <translation>커뮤니티 서버마다 계정 하나. 별명은 마음대로 정하세요.</translation>
    </message>
    <message>
        <source>Sign in to your community&apos;s server.</source>
        <translation>우리 커뮤니티 서버에 로그인하세요.</translation>
    </message>
    <message>
        <source>Server address</source>
        <translation>서버 주소</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>아이디</translation>
    </message>
    <message>
        <source>3 to 32 letters a–z, digits, dot, dash or underscore</source>
        <translation>영문 소문자, 숫자, 점, 빼기, 밑줄로 3~32자</translation>
    </message>
    <message>
        <source>Nickname</source>
        <translation>별명</translation>
    </message>
    <message>
        <source>What others see; empty takes the user name</source>
        <translation>다른 사람에게 보이는 이름. 비우면 아이디를 씁니다</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>비밀번호</translation>
    </message>
    <message>
        <source>At least 8 characters</source>
        <translation>8자 이상</translation>
    </message>
    <message>
        <source>Password again</source>
        <translation>비밀번호 다시 입력</translation>
    </message>
    <message>
        <source>I have an account already</source>
        <translation>이미 계정이 있어요</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>계정 만들기</translation>
    </message>
    <message>
        <source>Look around without an account</source>
        <translation>계정 없이 둘러보기</translation>
    </message>
    <message>
        <source>Another code in %1 s</source>
        <translation>%1초 뒤에 새 코드</translation>
    </message>
    <message>
        <source>Send another code</source>
        <translation>새 코드 보내기</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>계속</translation>
    </message>
    <message>
        <source>Send me a code</source>
        <translation>코드 받기</translation>
    </message>
    <message>
        <source>Set the new password</source>
        <translation>새 비밀번호로 바꾸기</translation>
    </message>
    <message>
        <source>Six digits were sent to your e-mail address. They are good for ten minutes.</source>
        <translation>이메일로 여섯 자리 코드를 보냈습니다. 10분 동안 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Six digits were sent to %1. They are good for ten minutes.</source>
        <translation>%1 주소로 여섯 자리 코드를 보냈습니다. 10분 동안 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>A code for a new password is sent to your e-mail address, if an account has proven it.</source>
        <translation>확인된 계정의 이메일 주소라면 새 비밀번호를 정할 코드를 보냅니다.</translation>
    </message>
    <message>
        <source>Enter the code</source>
        <translation>코드 입력</translation>
    </message>
    <message>
        <source>A new password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>비밀번호를 잊으셨나요?</translation>
    </message>
    <message>
        <source>Back to signing in</source>
        <translation>로그인으로 돌아가기</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>이메일 주소</translation>
    </message>
    <message>
        <source>For a new password when you forget yours; nobody else sees it</source>
        <translation>비밀번호를 잊었을 때 씁니다. 다른 사람에게는 보이지 않습니다</translation>
    </message>
    <message>
        <source>Mistyped? Change it here, then send another code.</source>
        <translation>잘못 적었다면 여기서 고치고 새 코드를 보내세요.</translation>
    </message>
    <message>
        <source>Code from the mail</source>
        <translation>메일로 받은 코드</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>새 비밀번호</translation>
    </message>
    <message>
        <source>Your authenticator shows six digits. Without it, one of your recovery codes will do, too.</source>
        <translation>인증 앱에 보이는 숫자 여섯 자리를 입력하세요. 인증 앱이 없으면 복구 코드도 됩니다.</translation>
    </message>
    <message>
        <source>Code or recovery code</source>
        <translation>코드 또는 복구 코드</translation>
    </message>
    <message>
        <source>I agree to the terms of use</source>
        <translation>이용 약관에 동의합니다</translation>
    </message>
    <message>
        <source>Read them</source>
        <translation>약관 보기</translation>
    </message>
    <message>
        <source>Invitation code</source>
        <translation>초대 코드</translation>
    </message>
    <message>
        <source>From somebody who looks after the community</source>
        <translation>커뮤니티를 돌보는 사람에게서 받습니다</translation>
    </message>
    <message>
        <source>A word about yourself</source>
        <translation>자기소개 한마디</translation>
    </message>
    <message>
        <source>For whoever decides about new accounts here</source>
        <translation>가입을 승인하는 사람이 읽습니다</translation>
    </message>
    <message>
        <source>Open the browser again</source>
        <translation>브라우저 다시 열기</translation>
    </message>
    <message>
        <source>Send me a code by mail instead</source>
        <translation>대신 메일로 코드 받기</translation>
    </message>
    <message>
        <source>Go on with %1</source>
        <translation>%1 계정으로 계속</translation>
    </message>
    <message>
        <source>You have an account here with %1. Sign in to it once; from then on %2 opens it.</source>
        <translation>%1 주소를 쓰는 계정이 이미 있습니다. 한 번만 그 계정으로 로그인하면 다음부터는 %2 계정으로 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>Sign in to your account here once; from then on %1 opens it.</source>
        <translation>여기 있는 계정으로 한 번만 로그인하면 다음부터는 %1 계정으로 들어올 수 있습니다.</translation>
    </message>
    <message>
        <source>%1 knows you; this community does not yet. Choose a name, and your account is made.</source>
        <translation>%1 계정은 확인되었지만 이 커뮤니티에는 아직 계정이 없습니다. 이름을 정하면 계정이 만들어집니다.</translation>
    </message>
    <message>
        <source>Sign in and link</source>
        <translation>로그인하고 연결</translation>
    </message>
    <message>
        <source>Sign in on the page that your browser shows. Madang goes on by itself after that.</source>
        <translation>브라우저에 열린 페이지에서 로그인하세요. 마치면 마당이 이어서 진행합니다.</translation>
    </message>
    <message>
        <source>Go on in your browser</source>
        <translation>브라우저에서 계속하세요</translation>
    </message>
    <message>
        <source>Link your account</source>
        <translation>계정 연결</translation>
    </message>
    <message>
        <source>Almost there</source>
        <translation>거의 다 되었습니다</translation>
    </message>
    <message>
        <source>Create an account instead</source>
        <translation>대신 새 계정 만들기</translation>
    </message>
    <message>
        <source>Use my password instead</source>
        <translation>대신 비밀번호 쓰기</translation>
    </message>
    <message>
        <source>Write to the operator</source>
        <translation>운영자에게 문의</translation>
    </message>
    <message>
        <source>Back to the other accounts</source>
        <translation>다른 계정으로 돌아가기</translation>
    </message>
    <message>
        <source>Wait %1 s</source>
        <translation>%1초 기다리세요</translation>
    </message>
    <message>
        <source>If an account has proven %1, twelve digits are on their way there, unless a mail with them came in the last ten minutes. They are good for at least twenty.</source>
        <translation>%1 주소를 확인한 계정이 있다면 열두 자리 숫자를 그 주소로 보내고 있습니다. 지난 10분 안에 이미 메일이 왔다면 그 숫자를 쓰세요. 적어도 20분 동안 쓸 수 있습니다.</translation>
    </message>
    <message>
        <source>Twelve digits were sent to %1. The mail says how long they are good.</source>
        <translation>%1(으)로 숫자 열두 자리를 보냈어요. 언제까지 쓸 수 있는지는 메일에 있어요.</translation>
    </message>
</context>
<context>
    <name>madang::gui::StorageBar</name>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
</context>
<context>
    <name>madang::gui::SwitcherSheet</name>
    <message>
        <source>Go to a room</source>
        <translation>방으로 가기</translation>
    </message>
    <message>
        <source>Part of a name, or its initial consonants: ㅁㄷ</source>
        <translation>이름의 일부 또는 초성: ㅁㄷ</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>방 목록</translation>
    </message>
    <message>
        <source>No room of yours fits.</source>
        <translation>맞는 내 방이 없습니다.</translation>
    </message>
    <message>
        <source>Forward to a room</source>
        <translation>방으로 전달</translation>
    </message>
    <message>
        <source>What you say to it (optional)</source>
        <translation>덧붙일 말 (선택)</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>전달</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>이동</translation>
    </message>
    <message>
        <source>Room, person, campaign or command; ㅁㄷ finds 마당</source>
        <translation>방, 사람, 모금, 명령. ㅁㄷ으로 마당을 찾을 수 있어요</translation>
    </message>
    <message>
        <source>What was found</source>
        <translation>찾은 것</translation>
    </message>
    <message>
        <source>Nothing of yours fits.</source>
        <translation>맞는 것이 없습니다.</translation>
    </message>
</context>
<context>
    <name>madang::gui::ThanksPage</name>
    <message numerus="yes">
        <source>%n character(s) too many</source>
        <translation>
            <numerusform>%n자 넘침</numerusform>
        </translation>
    </message>
    <message>
        <source>an anonymous donor</source>
        <translation>익명의 후원자</translation>
    </message>
    <message>
        <source>To %1, for %2</source>
        <translation>%1 님에게, 후원 %2</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
    <message>
        <source>To everybody who has given, also to those whose names are hidden</source>
        <translation>모든 후원자에게, 이름을 숨긴 분에게도</translation>
    </message>
    <message>
        <source>Send to everybody</source>
        <translation>모두에게 보내기</translation>
    </message>
    <message>
        <source>Your thanks are on their way.</source>
        <translation>감사 인사를 보내고 있습니다.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n gift(s), %1 received</source>
        <translation>
            <numerusform>후원 %n건, 받은 금액 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>익명</translation>
    </message>
    <message>
        <source>%1 · %2 given back</source>
        <translation>%1 · %2 돌려줌</translation>
    </message>
    <message>
        <source>Thank</source>
        <translation>감사하기</translation>
    </message>
    <message>
        <source>Thank %1</source>
        <translation>%1 님에게 감사하기</translation>
    </message>
    <message>
        <source>To everybody instead</source>
        <translation>모두에게로 바꾸기</translation>
    </message>
    <message>
        <source>Your words</source>
        <translation>감사의 말</translation>
    </message>
    <message>
        <source>Sent so far</source>
        <translation>지금까지 보낸 감사</translation>
    </message>
</context>
<context>
    <name>madang::gui::ThreadScreen</name>
    <message>
        <source>This thread cannot be shown</source>
        <translation>이 스레드를 보여 드릴 수 없어요</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Only members write here.</source>
        <translation>멤버만 여기에 쓸 수 있어요.</translation>
    </message>
    <message numerus="yes">
        <source>This is too long by %n character(s).</source>
        <translation>
            <numerusform>%n자 넘쳤습니다.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in the room</source>
        <translation>방에서 보기</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>선택한 글 복사</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>글 복사</translation>
    </message>
    <message>
        <source>Thread</source>
        <translation>스레드</translation>
    </message>
    <message>
        <source>Answer in this thread</source>
        <translation>이 스레드에 답글 쓰기</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>보내기</translation>
    </message>
</context>
<context>
    <name>madang::gui::TimelineScreen</name>
    <message>
        <source>Fetching the conversation…</source>
        <translation>대화를 불러오는 중…</translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation>아직 아무 글도 없습니다</translation>
    </message>
    <message>
        <source>The first words of this room could be yours.</source>
        <translation>이 방의 첫 글을 남겨 보세요.</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>답장</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>다시 시도</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>버리기</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>선택한 글 복사</translation>
    </message>
    <message>
        <source>Copy text</source>
        <translation>글 복사</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>%1 열기</translation>
    </message>
    <message>
        <source>Show the campaign</source>
        <translation>모금 보기</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>대화</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>새 메시지 %n개</numerusform>
        </translation>
    </message>
    <message>
        <source>To the newest</source>
        <translation>최신 글로</translation>
    </message>
    <message>
        <source>React</source>
        <translation>반응 남기기</translation>
    </message>
    <message>
        <source>Who reacted…</source>
        <translation>반응을 남긴 사람…</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>고치기</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>고정 풀기</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>고정</translation>
    </message>
    <message>
        <source>What it said before…</source>
        <translation>이전 내용…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>삭제…</translation>
    </message>
    <message>
        <source>Complain…</source>
        <translation>신고…</translation>
    </message>
    <message>
        <source>Block %1…</source>
        <translation>%1 님 차단…</translation>
    </message>
    <message>
        <source>Show %1</source>
        <translation>%1 보기</translation>
    </message>
    <message>
        <source>Save %1…</source>
        <translation>%1 저장…</translation>
    </message>
    <message>
        <source>The file cannot be written there.</source>
        <translation>그곳에 파일을 쓸 수 없습니다.</translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation>%1(으)로 저장했습니다</translation>
    </message>
    <message>
        <source>About %1…</source>
        <translation>%1 님에 대해…</translation>
    </message>
    <message>
        <source>Another emoji…</source>
        <translation>다른 이모지…</translation>
    </message>
    <message>
        <source>Forward…</source>
        <translation>전달…</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>보기</translation>
    </message>
    <message>
        <source>Quote the selection</source>
        <translation>선택한 부분 인용</translation>
    </message>
    <message>
        <source>Copy a link to this message</source>
        <translation>이 메시지의 링크 복사</translation>
    </message>
    <message>
        <source>The link was copied. Who belongs here can open it.</source>
        <translation>링크를 복사했습니다. 이곳에 참여 중인 사람이 열 수 있습니다.</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>마크다운으로 복사</translation>
    </message>
    <message>
        <source>Open %1 with another program</source>
        <translation>%1 다른 프로그램으로 열기</translation>
    </message>
    <message>
        <source>No program could be started for this file.</source>
        <translation>이 파일을 열 프로그램을 시작할 수 없습니다.</translation>
    </message>
    <message>
        <source>%1 could run something on this computer, so it is not opened from here. It can be saved.</source>
        <translation>%1 파일은 이 컴퓨터에서 무언가를 실행할 수 있어서 여기서 열지 않습니다. 저장은 할 수 있습니다.</translation>
    </message>
    <message>
        <source>Mark as unread from here</source>
        <translation>여기부터 읽지 않음으로 표시</translation>
    </message>
    <message>
        <source>There is no place here to go back to.</source>
        <translation>이 방에는 돌아갈 자리가 없습니다.</translation>
    </message>
    <message>
        <source>Nothing here is unread.</source>
        <translation>이 방에는 읽지 않은 것이 없습니다.</translation>
    </message>
    <message>
        <source>Only for members</source>
        <translation>참여자만 볼 수 있습니다</translation>
    </message>
    <message>
        <source>Who joins sees what is said from then on.</source>
        <translation>들어오면 그 뒤의 대화를 볼 수 있습니다.</translation>
    </message>
    <message>
        <source>That cannot be done with this message.</source>
        <translation>이 메시지에는 할 수 없는 일입니다.</translation>
    </message>
    <message>
        <source>To the first unread</source>
        <translation>처음 안 읽은 글로</translation>
    </message>
    <message>
        <source>What was said here was never read on this device. It comes by itself with the connection.</source>
        <translation>이 기기에서 아직 불러온 적이 없는 대화입니다. 연결되면 저절로 나타납니다.</translation>
    </message>
    <message>
        <source>Not known yet</source>
        <translation>아직 알 수 없습니다</translation>
    </message>
    <message>
        <source>The conversation could not be fetched</source>
        <translation>대화를 불러오지 못했습니다</translation>
    </message>
    <message>
        <source>Open thread</source>
        <translation>스레드 열기</translation>
    </message>
    <message>
        <source>Remove from saved</source>
        <translation>저장한 메시지에서 빼기</translation>
    </message>
    <message>
        <source>Save message</source>
        <translation>메시지 저장</translation>
    </message>
</context>
<context>
    <name>madang::gui::TimelineView</name>
    <message>
        <source>Opens %1</source>
        <translation>%1(으)로 이동</translation>
    </message>
</context>
<context>
    <name>madang::gui::TokenBox</name>
    <message>
        <source>Copied. Keep it where only your program finds it.</source>
        <translation>복사했습니다. 프로그램만 찾을 수 있는 곳에 두세요.</translation>
    </message>
    <message>
        <source>Revoke</source>
        <translation>없애기</translation>
    </message>
    <message>
        <source>Revoke %1</source>
        <translation>%1 없애기</translation>
    </message>
    <message>
        <source>Tokens for programs</source>
        <translation>프로그램용 토큰</translation>
    </message>
    <message>
        <source>A program signs in with a token instead of your password. It can do less than you, ends by itself, and can be revoked here.</source>
        <translation>프로그램은 비밀번호 대신 토큰으로 로그인합니다. 나보다 적은 일만 할 수 있고, 기한이 지나면 끝나며, 여기서 없앨 수 있습니다.</translation>
    </message>
    <message>
        <source>The token, shown only now; whoever has it is you</source>
        <translation>토큰 (지금만 보입니다. 가진 사람은 곧 나입니다)</translation>
    </message>
    <message>
        <source>Copy token</source>
        <translation>토큰 복사</translation>
    </message>
    <message>
        <source>Name of the token</source>
        <translation>토큰 이름</translation>
    </message>
    <message>
        <source>What it may do</source>
        <translation>할 수 있는 일</translation>
    </message>
    <message>
        <source>Good for days</source>
        <translation>쓸 수 있는 날수</translation>
    </message>
    <message>
        <source>90 unless told, at most 365</source>
        <translation>비우면 90일, 최대 365일</translation>
    </message>
    <message>
        <source>Password, to make one</source>
        <translation>만들려면 비밀번호</translation>
    </message>
    <message>
        <source>Code of the authenticator, to make one</source>
        <translation>만들려면 인증 앱의 코드</translation>
    </message>
    <message>
        <source>Make a token</source>
        <translation>토큰 만들기</translation>
    </message>
</context>
<context>
    <name>madang::gui::Tray</name>
    <message>
        <source>Open Madang</source>
        <translation>마당 열기</translation>
    </message>
    <message>
        <source>End the quiet</source>
        <translation>조용히 하기 끝내기</translation>
    </message>
    <message>
        <source>Quiet for 1 hour</source>
        <translation>1시간 동안 조용히</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>끝내기</translation>
    </message>
    <message>
        <source>Madang</source>
        <translation>마당</translation>
    </message>
    <message>
        <source>mentions: %1</source>
        <translation>나를 부름: %1</translation>
    </message>
    <message>
        <source>unread: %1</source>
        <translation>읽지 않음: %1</translation>
    </message>
</context>
<context>
    <name>madang::gui::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>되돌리기</translation>
    </message>
</context>
<context>
    <name>madang::gui::UnreadMark</name>
    <message>
        <source>Mark as unread</source>
        <translation>읽지 않음으로 표시</translation>
    </message>
</context>
<context>
    <name>madang::gui::VerificationBox</name>
    <message>
        <source>You are verified now.</source>
        <translation>본인인증이 완료되었습니다.</translation>
    </message>
    <message>
        <source>Who you are</source>
        <translation>본인인증</translation>
    </message>
    <message>
        <source>Others see on my card that I am verified</source>
        <translation>내 프로필 카드에 인증 표시 보이기</translation>
    </message>
    <message>
        <source>Verify who I am</source>
        <translation>본인인증하기</translation>
    </message>
    <message>
        <source>Open the browser again</source>
        <translation>브라우저 다시 열기</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>나중에 하기</translation>
    </message>
    <message>
        <source>Forget it…</source>
        <translation>인증 해제…</translation>
    </message>
    <message>
        <source>Forget what was verified</source>
        <translation>인증 정보 삭제</translation>
    </message>
</context>
<context>
    <name>madang::gui::WordPopup</name>
    <message>
        <source>Suggestions</source>
        <translation>추천</translation>
    </message>
    <message>
        <source>Enter takes %1</source>
        <translation>Enter를 누르면 들어갑니다: %1</translation>
    </message>
</context>
</TS>
