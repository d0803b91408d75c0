// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/catalogue.h"

#include "common/protocol/aliases.h"
#include "tests/support/golden_file.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QTest>

#include <typeindex>

using namespace madang;
using namespace Qt::StringLiterals;

namespace {

/// Calls visit(QString name, std::type_index) for a type and all types of its members that have fields.
template <typename T, typename Visit> void forEachStruct(Visit &visit)
{
    if constexpr (HasFields<T>) {
        visit(QString::fromLatin1(protocolName(static_cast<T *>(nullptr))), std::type_index(typeid(T)));
        forEachField<T>([&](auto field) {
            forEachStruct<std::remove_reference_t<decltype(std::declval<T>().*field.member)>>(visit);
        });
    } else if constexpr (requires { typename T::value_type; }) {
        if constexpr (!std::is_same_v<typename T::value_type, QChar>)
            forEachStruct<typename T::value_type>(visit);
    } else if constexpr (requires { T::items; }) {
        forEachStruct<typename decltype(T::items)::value_type>(visit);
    }
}

/// The address with every `{name}` made the same: two that differ only there are one address.
QString shape(const QString &address)
{
    static const QRegularExpression placeholder(u"\\{[^}]*\\}"_s);
    return QString(address).replace(placeholder, u"{}"_s);
}

QStringList placeholdersOf(const QString &address)
{
    static const QRegularExpression placeholder(u"\\{([^}]*)\\}"_s);
    QStringList names;
    for (auto match = placeholder.globalMatch(address); match.hasNext();)
        names += match.next().captured(1);
    return names;
}

template <typename T> QStringList membersOf()
{
    QStringList names;
    if constexpr (HasFields<T>)
        forEachField<T>([&](auto field) { names += QString::fromLatin1(field.name); });
    return names;
}

void collectReferences(const QJsonValue &value, QStringList &references)
{
    if (value.isArray()) {
        for (const QJsonValue &element : value.toArray())
            collectReferences(element, references);
    }
    const QJsonObject object = value.toObject();
    for (auto member = object.begin(); member != object.end(); ++member) {
        if (member.key() == u"$ref"_s)
            references += member->toString();
        collectReferences(*member, references);
    }
}

} // namespace

class CatalogueTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasANameAndAddressOfItsOwn()
    {
        QSet<QString> names;
        QSet<QString> addresses;
        catalogue::forEachCommand([&](const auto &command) {
            const QString name = QString::fromLatin1(command.name);
            QVERIFY2(!names.contains(name), command.name);
            names += name;
            static const QRegularExpression form(u"\\A[a-z]+\\.[a-z]+(-[a-z]+)*\\z"_s);
            QVERIFY2(form.match(name).hasMatch(), command.name);
            QVERIFY2(command.rest || command.send, command.name);
            for (const char *address : {command.rest, command.send}) {
                if (!address)
                    continue;
                const QString one = shape(QString::fromLatin1(address));
                QVERIFY2(!addresses.contains(one), address);
                addresses += one;
            }
        });
        QVERIFY(names.size() >= 30);
    }

    /// What is declared and not in the catalogue is in no reference, and no rate can be set for it.
    void everyCommandOfTheHeadersIsInIt()
    {
        QSet<QString> listed;
        catalogue::forEachCommand(
            [&](const auto &command) { listed.insert(QString::fromLatin1(command.name)); });
        static const QRegularExpression declared(
            u"constexpr Command<[^;{]*>\\s+\\w+\\{\\s*\"([a-z.-]+)\",\\s*\""_s);
        const QDir headers(qEnvironmentVariable("MADANG_SOURCE_DIR") + u"/common/protocol"_s);
        int found = 0;
        for (const QString &name : headers.entryList({u"*.h"_s}, QDir::Files)) {
            QFile header(headers.filePath(name));
            QVERIFY2(header.open(QFile::ReadOnly), qPrintable(name));
            const QString text = QString::fromUtf8(header.readAll());
            for (auto at = declared.globalMatch(text); at.hasNext(); ++found) {
                const QString command = at.next().captured(1);
                QVERIFY2(listed.contains(command), qPrintable(command + u" of "_s + name));
            }
        }
        QVERIFY(found > 200); // or the expression does not find them any more
    }

    void everyAddressIsFilledFromItsRequest()
    {
        static const QRegularExpression rest(
            u"\\A(GET|POST|PUT|PATCH|DELETE) /api/v1(/([a-z]+(-[a-z]+)*|\\{[a-zA-Z]+\\}))+\\z"_s);
        static const QRegularExpression send(u"\\A/app(/([a-z]+|\\{[a-zA-Z]+\\}))+\\z"_s);
        catalogue::forEachCommand([&](const auto &command) {
            using Request = typename std::decay_t<decltype(command)>::Request;
            const QStringList members = membersOf<Request>();
            if (command.rest) {
                QVERIFY2(rest.match(QString::fromLatin1(command.rest)).hasMatch(), command.rest);
                for (const QString &name : placeholdersOf(QString::fromLatin1(command.rest)))
                    QVERIFY2(members.contains(name), command.rest);
            }
            if (command.send) {
                QVERIFY2(send.match(QString::fromLatin1(command.send)).hasMatch(), command.send);
                for (const QString &name : placeholdersOf(QString::fromLatin1(command.send)))
                    QVERIFY2(members.contains(name), command.send);
            }
            QVERIFY2(!command.idempotent || members.contains(u"tag"_s), command.name);
        });
        catalogue::forEachEvent([&](const auto &event) {
            using Payload = typename std::decay_t<decltype(event)>::Payload;
            for (const QString &name : placeholdersOf(QString::fromLatin1(event.topic)))
                QVERIFY2(membersOf<Payload>().contains(name), event.topic);
        });
    }

    void everyEventHasANameOfItsOwnOnItsTopic()
    {
        QSet<QString> seen;
        catalogue::forEachEvent([&](const auto &event) {
            const QString one = QString::fromLatin1(event.topic) + u' ' + QString::fromLatin1(event.name);
            QVERIFY2(!seen.contains(one), event.name);
            seen += one;
        });
        QVERIFY(seen.size() >= 6);
    }

    void everyNoticeHasABody()
    {
        QSet<QByteArray> described;
        catalogue::forEachBody([&](const char *type, auto *) { described += type; });
        for (const char *type : notifications::kNoticeTypes)
            QVERIFY2(described.contains(type), type);
    }

    void aNicknameStandsBesideWhoseItIs()
    {
        // Nicknames change: only by the number of an account is a notice found when that one is erased.
        int called = 0;
        catalogue::forEachBody([&](const char *type, auto *body) {
            using Body = std::remove_pointer_t<decltype(body)>;
            bool isCalled = false;
            bool isNumbered = false;
            if constexpr (HasFields<Body>)
                forEachField<Body>([&](auto field) {
                    using Member = std::remove_reference_t<decltype(std::declval<Body>().*field.member)>;
                    // A person carries their number.
                    constexpr bool isPerson = std::is_same_v<Member, std::optional<accounts::Person>>;
                    isCalled = isCalled || (qstrcmp(field.name, "by") == 0 && !isPerson);
                    isNumbered = isNumbered || std::is_same_v<Member, std::optional<UserId>>;
                });
            QVERIFY2(!isCalled || isNumbered, type);
            called += isCalled ? 1 : 0;
        });
        QVERIFY(called >= 5);
    }

    void oneNameIsOneStruct()
    {
        // The API reference knows structs by their bare names: two of one name would overwrite each other
        // there.
        QHash<QString, std::type_index> known;
        const auto visit = [&](const QString &name, std::type_index type) {
            const auto before = known.constFind(name);
            QVERIFY2(before == known.constEnd() || *before == type, qPrintable(name));
            known.insert(name, type);
        };
        catalogue::forEachCommand([&](const auto &command) {
            using Type = std::decay_t<decltype(command)>;
            forEachStruct<typename Type::Request>(visit);
            forEachStruct<typename Type::Reply>(visit);
        });
        catalogue::forEachEvent([&](const auto &event) {
            forEachStruct<typename std::decay_t<decltype(event)>::Payload>(visit);
        });
        catalogue::forEachBody(
            [&](const char *, auto *body) { forEachStruct<std::remove_pointer_t<decltype(body)>>(visit); });
        QVERIFY(known.contains(u"RoomEvent"_s));
    }

    void olderAddressesNameCommandsThatAreThere()
    {
        QStringList names;
        QSet<QString> addresses;
        catalogue::forEachCommand([&](const auto &command) {
            names += QString::fromLatin1(command.name);
            for (const char *address : {command.rest, command.send}) {
                if (address)
                    addresses += shape(QString::fromLatin1(address));
            }
        });
        for (const auto &alias : aliases::kCommands) {
            QVERIFY2(names.contains(QString::fromLatin1(alias.command)), alias.command);
            const QString one = shape(QString::fromLatin1(alias.address));
            QVERIFY2(!addresses.contains(one), alias.address);
            addresses += one;
            catalogue::forEachCommand([&](const auto &command) {
                if (qstrcmp(command.name, alias.command) != 0)
                    return;
                const QStringList members = membersOf<typename std::decay_t<decltype(command)>::Request>();
                for (const QString &name : placeholdersOf(QString::fromLatin1(alias.address)))
                    QVERIFY2(members.contains(name), alias.address);
                QVERIFY2(!alias.to || members.contains(QString::fromLatin1(alias.to)), alias.address);
            });
        }
        QStringList topics;
        catalogue::forEachEvent([&](const auto &event) { topics += QString::fromLatin1(event.topic); });
        for (const auto &alias : aliases::kTopics)
            QVERIFY2(topics.contains(QString::fromLatin1(alias.topic)), alias.address);
    }

    void openApiHoldsTogether()
    {
        QJsonParseError failure;
        const QJsonObject document = QJsonDocument::fromJson(catalogue::openApi(), &failure).object();
        QCOMPARE(failure.error, QJsonParseError::NoError);
        QCOMPARE(document[u"openapi"_s].toString(), u"3.1.0"_s);

        const QJsonObject schemas = document[u"components"_s][u"schemas"_s].toObject();
        QStringList references;
        collectReferences(document, references);
        QVERIFY(references.size() > 30);
        for (const QString &reference : references) {
            QVERIFY2(reference.startsWith(u"#/components/schemas/"_s), qPrintable(reference));
            QVERIFY2(schemas.contains(reference.section(u'/', -1)), qPrintable(reference));
        }
        for (auto schema = schemas.begin(); schema != schemas.end(); ++schema) {
            QVERIFY2(schema->toObject()[u"type"_s] == u"object"_s, qPrintable(schema.key()));
            const QJsonObject properties = schema->toObject()[u"properties"_s].toObject();
            for (const QJsonValue &required : schema->toObject()[u"required"_s].toArray())
                QVERIFY2(properties.contains(required.toString()), qPrintable(schema.key()));
            QVERIFY2(references.contains(u"#/components/schemas/"_s + schema.key()),
                     qPrintable(schema.key()));
        }
    }

    void openApiDescribesEveryRestCommand()
    {
        const QJsonObject paths
            = QJsonDocument::fromJson(catalogue::openApi()).object()[u"paths"_s].toObject();
        QSet<QString> operations;
        qsizetype commands = 0;
        for (auto path = paths.begin(); path != paths.end(); ++path) {
            for (const QJsonValue &operation : path->toObject()) {
                const QString id = operation[u"operationId"_s].toString();
                QVERIFY2(!operations.contains(id), qPrintable(id));
                operations += id;
                QStringList inPath;
                for (const QJsonValue &parameter : operation[u"parameters"_s].toArray()) {
                    if (parameter[u"in"_s] == u"path"_s) {
                        QVERIFY(parameter[u"required"_s].toBool());
                        inPath += parameter[u"name"_s].toString();
                    }
                }
                QStringList named = placeholdersOf(path.key());
                named.sort();
                inPath.sort();
                QCOMPARE(inPath, named);
                QVERIFY(operation[u"responses"_s].toObject().contains(u"2XX"_s));
                QVERIFY(operation[u"responses"_s].toObject().contains(u"4XX"_s));
            }
        }
        catalogue::forEachCommand([&](const auto &command) {
            if (!command.rest)
                return;
            ++commands;
            QVERIFY2(operations.contains(QString::fromLatin1(command.name)), command.name);
        });
        QCOMPARE(operations.size(), commands);
        const QJsonObject post = paths[u"/api/v1/rooms/{room}/messages"_s][u"post"_s].toObject();
        QVERIFY(QJsonDocument(post).toJson().contains("Idempotency-Key"));
        QVERIFY(!post[u"requestBody"_s][u"content"_s][u"application/json"_s][u"schema"_s][u"required"_s]
                     .toArray()
                     .contains(u"tag"_s));
    }

    void theContractIsTheOneOnRecord()
    {
        const QString difference = test::differenceFromGolden(u"api.txt"_s, catalogue::reference());
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
