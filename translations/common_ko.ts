<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ko_KR" sourcelanguage="en_US">
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
    <name>madang::views::RoomList</name>
    <message>
        <source>%1, %2 unread. %3</source>
        <translation>%1, 읽지 않음 %2개. %3</translation>
    </message>
    <message>
        <source>Draft: %1</source>
        <translation>쓰던 글: %1</translation>
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
</context>
</TS>
