// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbound/sigv4.h"

#include <QTest>

using namespace Qt::StringLiterals;
namespace sigv4 = madang::outbound::sigv4;
using sigv4::Pairs;

// The signatures were made by botocore 1.29.27 (S3SigV4Auth), once.
class Sigv4Test : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void signaturesAreThoseOfAnotherProgram_data()
    {
        QTest::addColumn<QByteArray>("method");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<Pairs>("parameters");
        QTest::addColumn<Pairs>("fields");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("signature");
        const auto row
            = [](const char *name, const QByteArray &method, const QByteArray &key, const Pairs &parameters,
                 const Pairs &fields, const QByteArray &body, const QByteArray &signature) {
                  QTest::newRow(name) << method << key << parameters << fields << body << signature;
              };
        const QByteArray none;
        row("a small object", "PUT", "files/3f/1234", {},
            {{QByteArray("Content-Type"), QByteArray("application/octet-stream")},
             {QByteArray("x-amz-meta-sha256"), sigv4::sha256("hello")}},
            "hello", "b598335417d6a65ac3dc3e100f8b73b17892dac26c3c96702374c43b993877db");
        row("a part of it", "GET", "files/3f/1234.small", {},
            {{QByteArray("range"), QByteArray("bytes=10-99")}}, none,
            "cafd71195092768c7574bcf2f2b5251fe6b1237322bf625ecd0d45dbecbb1ac3");
        row("Hangul, spaces and signs", "PUT", u"마당/a b+~(c)=&?.txt"_s.toUtf8(), {},
            {{QByteArray("content-type"), QByteArray("text/plain")}}, u"안녕"_s.toUtf8(),
            "3618cb488b15c2d61493b9bea523433f5f88c107023ea8b51c89d082fe14d04a");
        row("unsorted parameters", "GET", none,
            {{"prefix", u"마당/3f/"_s.toUtf8()},
             {"max-keys", "500"},
             {"list-type", "2"},
             {"start-after", u"마당/3f/9 +~"_s.toUtf8()}},
            {}, none, "cb15652770e699d120b1078ec0630905cb02af6b74c2f663287bddb71e50b906");
        row("a parameter without a value", "POST", "files/3f/1234", {{QByteArray("uploads"), none}}, {}, none,
            "f9aaceb5d1bfaca67cab5c36dcf0126616384d20facb727f98b059a693084e72");
        row("a part", "PUT", "files/3f/1234", {{"uploadId", "YmY0+/=="}, {"partNumber", "2"}}, {},
            QByteArray(1000, 'x'), "10d2ed3360f29b37573dbd388bba9b9345b8ff7ea45be57c4207ebaa9a7e9ac3");
        row("capitals before small letters", "GET", "k",
            {{"b", "1"}, {"B", "2"}, {"a-b", "3"}, {"a", "4"}, {"a", "10"}}, {}, none,
            "b1bbc8a256e2fd341de48f5b465239f7ddb2d8981ec2612e3863447f0a1b8035");
        row("spaces in a field", "GET", "k", {}, {{QByteArray("x-amz-meta-a"), QByteArray("  one   two ")}},
            none, "1695aa7ea22bd6478a7088ecab87a2d21b1e15ea7c7e8dd1016c8d741f5b901d");
    }
    void signaturesAreThoseOfAnotherProgram()
    {
        QFETCH(QByteArray, method);
        QFETCH(QByteArray, key);
        QFETCH(Pairs, parameters);
        QFETCH(Pairs, fields);
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, signature);
        const QByteArray moment = sigv4::momentOf(1'796'010'138'000);
        QCOMPARE(moment, QByteArray("20261130T034218Z"));
        sigv4::Asked asked{method, "/files-bucket" + (key.isEmpty() ? key : '/' + sigv4::encodedPath(key)),
                           parameters, fields, sigv4::sha256(body)};
        asked.fields.emplaceBack("Host", "127.0.0.1:8085");
        asked.fields.emplaceBack("X-Amz-Date", moment);
        asked.fields.emplaceBack("X-Amz-Content-SHA256", asked.digest);
        const QByteArray said
            = sigv4::authorization(asked, {"test:tester", u"비밀/secret+~"_s.toUtf8()}, "kr-test", moment);
        QVERIFY2(said.startsWith("AWS4-HMAC-SHA256 Credential=test:tester/20261130/kr-test/s3/aws4_request, "
                                 "SignedHeaders="),
                 said.constData());
        QVERIFY2(said.endsWith("Signature=" + signature),
                 (said + '\n' + sigv4::canonicalRequest(asked)).constData());
    }

    /// "Example: GET Object" of the S3 API reference.
    void theReferencesOwnExample()
    {
        sigv4::Asked asked{"GET", "/test.txt", {}, {}, sigv4::sha256("")};
        asked.fields.emplaceBack("Host", "examplebucket.s3.amazonaws.com");
        asked.fields.emplaceBack("Range", "bytes=0-9");
        asked.fields.emplaceBack("x-amz-content-sha256", asked.digest);
        asked.fields.emplaceBack("x-amz-date", "20130524T000000Z");
        const QByteArray said = sigv4::authorization(
            asked, {"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"}, "us-east-1",
            "20130524T000000Z");
        QCOMPARE(
            said,
            QByteArray("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
                       "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date, "
                       "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"));
    }

    void whatIsSentIsEncodedOnce()
    {
        QCOMPARE(sigv4::encoded("a b+c/~_.-"), QByteArray("a%20b%2Bc%2F~_.-"));
        QCOMPARE(sigv4::encodedPath(u"마당/a b"_s.toUtf8()), QByteArray("%EB%A7%88%EB%8B%B9/a%20b"));
        QCOMPARE(
            sigv4::query({{QByteArray("uploads"), QByteArray()}, {QByteArray("prefix"), QByteArray("a/")}}),
            QByteArray("uploads&prefix=a%2F"));
    }
};

QTEST_APPLESS_MAIN(Sigv4Test)
#include "tst_sigv4.moc"
