// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/protocol/catalogue.h"

#include "common/protocol/problem.h"

#include <QJsonDocument>
#include <QMap>

namespace madang::catalogue {

using namespace Qt::StringLiterals;

namespace {

    using Schemas = QMap<QString, QJsonObject>;

    template <typename T> inline constexpr bool kIsPage = false;
    template <typename T> inline constexpr bool kIsPage<Page<T>> = true;
    template <typename T> inline constexpr bool kIsList = false;
    template <typename T> inline constexpr bool kIsList<QList<T>> = true;
    template <typename T> inline constexpr bool kIsOptional = false;
    template <typename T> inline constexpr bool kIsOptional<std::optional<T>> = true;

    QJsonObject typed(QLatin1StringView type)
    {
        return {{u"type"_s, QString(type)}};
    }

    QJsonObject objectOf(const QJsonObject &properties, const QJsonArray &required)
    {
        QJsonObject out{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
        if (!required.isEmpty())
            out[u"required"_s] = required;
        return out;
    }

    template <typename T> QJsonObject schemaOf(Schemas &schemas);

    template <HasFields T> QJsonObject structSchema(Schemas &schemas)
    {
        const QString name = QString::fromLatin1(protocolName(static_cast<T *>(nullptr)));
        if (!schemas.contains(name)) {
            schemas.insert(name, {});
            QJsonObject properties;
            QJsonArray required;
            forEachField<T>([&](auto field) {
                using Member = std::remove_reference_t<decltype(std::declval<T>().*field.member)>;
                properties.insert(QString::fromLatin1(field.name), schemaOf<Member>(schemas));
                if constexpr (!json::kMayBeMissing<Member>)
                    required.append(QString::fromLatin1(field.name));
            });
            schemas[name] = objectOf(properties, required);
        }
        return {{u"$ref"_s, u"#/components/schemas/"_s + name}};
    }

    template <json::WordEnum E> QJsonObject enumSchema()
    {
        QJsonArray words;
        for (const auto &[value, word] : enumWords(static_cast<E *>(nullptr)))
            words.append(QString(word));
        QJsonObject out = typed("string"_L1);
        out[u"enum"_s] = words;
        return out;
    }

    template <typename T> QJsonObject schemaOf(Schemas &schemas)
    {
        if constexpr (kIsOptional<T>) {
            return schemaOf<typename T::value_type>(schemas);
        } else if constexpr (kIsPage<T>) {
            using Item = typename decltype(T::items)::value_type;
            const QJsonObject items{{u"type"_s, u"array"_s}, {u"items"_s, schemaOf<Item>(schemas)}};
            return objectOf({{u"items"_s, items}, {u"next"_s, typed("string"_L1)}}, {u"items"_s});
        } else if constexpr (kIsList<T>) {
            return {{u"type"_s, u"array"_s}, {u"items"_s, schemaOf<typename T::value_type>(schemas)}};
        } else if constexpr (HasFields<T>) {
            return structSchema<T>(schemas);
        } else if constexpr (json::WordEnum<T>) {
            return enumSchema<T>();
        } else if constexpr (std::is_same_v<T, bool>) {
            return typed("boolean"_L1);
        } else if constexpr (std::is_integral_v<T>) {
            return typed("integer"_L1);
        } else if constexpr (std::is_same_v<T, RawJson>) {
            return typed("object"_L1);
        } else if constexpr (std::is_same_v<T, Money>) {
            schemas.insert(
                u"Money"_s,
                objectOf({{u"amount"_s, typed("integer"_L1)},
                          {u"currency"_s, QJsonObject{{u"type"_s, u"string"_s}, {u"const"_s, u"KRW"_s}}}},
                         {u"amount"_s, u"currency"_s}));
            return {{u"$ref"_s, u"#/components/schemas/Money"_s}};
        } else if constexpr (std::is_same_v<T, Timestamp>) {
            // null where nothing has happened yet
            return {{u"type"_s, QJsonArray{u"string"_s, u"null"_s}}, {u"format"_s, u"date-time"_s}};
        } else {
            return typed("string"_L1);
        }
    }

    QJsonObject content(const char *type, const QJsonObject &schema)
    {
        return {{QString::fromLatin1(type), QJsonObject{{u"schema"_s, schema}}}};
    }

    QJsonObject parameter(const QString &name, QLatin1StringView in, const QJsonObject &schema, bool required)
    {
        return {{u"name"_s, name}, {u"in"_s, QString(in)}, {u"required"_s, required}, {u"schema"_s, schema}};
    }

    /// Members of the request that are not in the path: the query of a GET or DELETE, the body of anything
    /// else.
    template <typename Request>
    void describeRequest(QJsonObject &operation, Schemas &schemas, const QString &path, bool inQuery,
                         bool idempotent)
    {
        QJsonArray parameters;
        QJsonObject body;
        QJsonArray required;
        forEachField<Request>([&](auto field) {
            using Member = std::remove_reference_t<decltype(std::declval<Request>().*field.member)>;
            const QString name = QString::fromLatin1(field.name);
            const QJsonObject schema = schemaOf<Member>(schemas);
            constexpr bool needed = !json::kMayBeMissing<Member>;
            if (path.contains(u'{' + name + u'}'))
                parameters.append(parameter(name, "path"_L1, schema, true));
            else if (inQuery)
                parameters.append(parameter(name, "query"_L1, schema, needed));
            else if (idempotent && name == "tag"_L1)
                parameters.append(parameter(u"Idempotency-Key"_s, "header"_L1, schema, false));
            if (!inQuery && !path.contains(u'{' + name + u'}')) {
                body.insert(name, schema);
                if (needed && !(idempotent && name == "tag"_L1))
                    required.append(name);
            }
        });
        if (!parameters.isEmpty())
            operation[u"parameters"_s] = parameters;
        if (!body.isEmpty()) {
            operation[u"requestBody"_s] = QJsonObject{
                {u"required"_s, true}, {u"content"_s, content("application/json", objectOf(body, required))}};
        }
    }

    QString wordsFrom(const char *name)
    {
        return QString::fromLatin1(name).replace(u'.', u' ').replace(u'-', u' ');
    }

    /// The line of a struct in the plain reference.
    template <HasFields T> QByteArray membersOf()
    {
        QByteArray out;
        Schemas schemas;
        forEachField<T>([&](auto field) {
            using Member = std::remove_reference_t<decltype(std::declval<T>().*field.member)>;
            const QJsonObject schema = schemaOf<Member>(schemas);
            out += QByteArray("    ") + field.name + (json::kMayBeMissing<Member> ? "? " : " ")
                + QJsonDocument(schema).toJson(QJsonDocument::Compact) + '\n';
        });
        return out;
    }

    using Structs = QMap<QByteArray, QByteArray>;

    /// Notes a struct with its members, and the structs among those.
    template <typename T> void noteStructs(Structs &structs)
    {
        if constexpr (kIsOptional<T> || kIsList<T>) {
            noteStructs<typename T::value_type>(structs);
        } else if constexpr (kIsPage<T>) {
            noteStructs<typename decltype(T::items)::value_type>(structs);
        } else if constexpr (HasFields<T>) {
            const QByteArray name = protocolName(static_cast<T *>(nullptr));
            if (structs.contains(name))
                return;
            structs.insert(name, membersOf<T>());
            forEachField<T>([&](auto field) {
                noteStructs<std::remove_reference_t<decltype(std::declval<T>().*field.member)>>(structs);
            });
        }
    }

    template <typename T> QByteArray shapeOf()
    {
        if constexpr (HasFields<T>)
            return protocolName(static_cast<T *>(nullptr));
        else
            return QByteArray("Page of ")
                + protocolName(static_cast<typename decltype(T::items)::value_type *>(nullptr));
    }

    /// What the tables of addresses and members cannot say.
    constexpr auto kDescription
        = "**Refusals.** Every refusal is a problem of RFC 9457 with a `code` of one closed list and a "
          "`requestId` that is also in the server's log. After too many connections of one address (of IPv6: "
          "one /64) a connection is answered with 429, of a full house with 503, and closed; where TLS is "
          "spoken it is only closed.\n\n"
          "**STOMP.** `/ws-stomp` takes the same commands by their destinations. STOMP 1.2 answers a refused "
          "frame with ERROR and closes; here that is so for violations of the protocol and for lost "
          "authorization only. A refused command gets no RECEIPT and is told on `/user/queue/errors` as the "
          "same problem, with the `receipt` or `tag` it belongs to, and in the headers "
          "`refused-destination`, `refused-transaction` (a COMMIT: all of it, by the part that was at "
          "fault) and `refused-ack`. Who connects with `refusals: strict` gets ERROR and the end.\n\n"
          "**Older paths.** `POST /room/create`, `GET /room/list`, `GET /room/enter/{room}`, "
          "`DELETE /room/delete/{room}`, `GET /chat/room/{room}` and the destinations "
          "`/sub/chat/room/{room}` and `/pub/room/{room}/message` are older names of the commands here, with "
          "the same authentication. One means less than it did: `DELETE /room/delete/{room}` takes the "
          "caller out of the room (`rooms.leave`) and deletes it for nobody else, where the older service "
          "deleted any room for everybody. To end a room for all, its owner closes it (`rooms.close`)."_L1;

} // namespace

QByteArray openApi()
{
    Schemas schemas;
    schemaOf<Problem>(schemas);
    QMap<QString, QJsonObject> paths;
    forEachCommand([&](const auto &command) {
        using Type = std::decay_t<decltype(command)>;
        if (!command.rest)
            return;
        const QString address = QString::fromLatin1(command.rest);
        const QString method = address.section(u' ', 0, 0).toLower();
        const QString path = address.section(u' ', 1);
        QJsonObject operation{{u"operationId"_s, QString::fromLatin1(command.name)},
                              {u"summary"_s, wordsFrom(command.name)},
                              {u"tags"_s, QJsonArray{QString::fromLatin1(command.name).section(u'.', 0, 0)}}};
        describeRequest<typename Type::Request>(
            operation, schemas, path, method == "get"_L1 || method == "delete"_L1, command.idempotent);
        const QJsonObject reply = schemaOf<typename Type::Reply>(schemas);
        operation[u"responses"_s] = QJsonObject{
            {u"2XX"_s,
             QJsonObject{{u"description"_s, u"Done"_s}, {u"content"_s, content("application/json", reply)}}},
            {u"4XX"_s,
             QJsonObject{
                 {u"description"_s, u"Refused"_s},
                 {u"content"_s,
                  content("application/problem+json", {{u"$ref"_s, u"#/components/schemas/Problem"_s}})}}}};
        paths[path].insert(method, operation);
    });
    QJsonObject pathObject;
    for (auto it = paths.cbegin(); it != paths.cend(); ++it)
        pathObject.insert(it.key(), it.value());
    QJsonObject schemaObject;
    for (auto it = schemas.cbegin(); it != schemas.cend(); ++it)
        schemaObject.insert(it.key(), it.value());
    const QJsonObject bearer{
        {u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}, {u"bearerFormat"_s, u"JWT"_s}};
    const QJsonObject document{
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s,
         QJsonObject{
             {u"title"_s, u"Madang"_s},
             {u"version"_s, u"1"_s},
             {u"summary"_s, u"Self-hosted community chat with money built in"_s},
             {u"description"_s, kDescription},
             {u"license"_s,
              QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s}, {u"identifier"_s, u"GPL-3.0-or-later"_s}}}}},
        {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
        {u"paths"_s, pathObject},
        // A guest may read what is public, so no operation demands the token in general.
        {u"security"_s, QJsonArray{QJsonObject{{u"bearer"_s, QJsonArray{}}}, QJsonObject{}}},
        {u"components"_s,
         QJsonObject{{u"schemas"_s, schemaObject},
                     {u"securitySchemes"_s, QJsonObject{{u"bearer"_s, bearer}}}}}};
    return QJsonDocument(document).toJson(QJsonDocument::Compact);
}

QByteArray reference()
{
    QByteArray out;
    Structs structs;
    forEachCommand([&](const auto &command) {
        using Type = std::decay_t<decltype(command)>;
        out += QByteArray("command ") + command.name + '\n';
        if (command.rest)
            out += QByteArray("  rest ") + command.rest + '\n';
        if (command.send)
            out += QByteArray("  send ") + command.send + '\n';
        if (command.idempotent)
            out += "  idempotent\n";
        out += "  request " + shapeOf<typename Type::Request>() + '\n';
        out += "  reply " + shapeOf<typename Type::Reply>() + '\n';
        noteStructs<typename Type::Request>(structs);
        noteStructs<typename Type::Reply>(structs);
    });
    forEachEvent([&](const auto &event) {
        using Payload = typename std::decay_t<decltype(event)>::Payload;
        out += QByteArray("event ") + event.name + "\n  topic " + event.topic + "\n  payload "
            + shapeOf<Payload>() + '\n';
        noteStructs<Payload>(structs);
    });
    forEachBody([&](const char *type, auto *body) {
        using Body = std::remove_pointer_t<decltype(body)>;
        out += QByteArray("body ") + type + ' ' + shapeOf<Body>() + '\n';
        noteStructs<Body>(structs);
    });
    noteStructs<Problem>(structs);
    for (auto it = structs.cbegin(); it != structs.cend(); ++it)
        out += "struct " + it.key() + '\n' + it.value();
    for (int i = 0; i <= int(Code::Internal); ++i) {
        const auto code = static_cast<Code>(i);
        out += "code " + QByteArray(wordOf(code).data(), wordOf(code).size()) + ' '
            + QByteArray::number(httpStatusOf(code)) + '\n';
    }
    return out;
}

} // namespace madang::catalogue
