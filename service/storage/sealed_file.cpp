#include "storage/sealed_file.hpp"

#include <sodium.h>

#include <array>
#include <fstream>

namespace rowan::storage {

namespace {

constexpr std::string_view magic = "RWNCOPY\n";
constexpr std::string_view of_sqlite("SQLite format 3\0", 16);
constexpr std::string_view public_prefix = "rowan-public-", private_prefix = "rowan-private-";
constexpr std::uint32_t version = 1;
constexpr std::size_t frame_size = 256 * 1024;
constexpr std::size_t most_in_frame = 1024 * 1024;
constexpr std::size_t added = crypto_secretstream_xchacha20poly1305_ABYTES;
constexpr std::size_t sealed_key_size = crypto_box_SEALBYTES + crypto_secretstream_xchacha20poly1305_KEYBYTES;
constexpr std::size_t stream_head_size = crypto_secretstream_xchacha20poly1305_HEADERBYTES;
constexpr std::size_t head_size = magic.size() + 4 + sealed_key_size + stream_head_size;

using key = std::array<unsigned char, crypto_box_PUBLICKEYBYTES>;
static_assert(crypto_box_SECRETKEYBYTES == std::tuple_size_v<key>);
static_assert(crypto_secretstream_xchacha20poly1305_KEYBYTES == std::tuple_size_v<key>);

// A key that is wiped when it is not needed any more.
struct secret {
    key bytes;
    ~secret() { sodium_memzero(bytes.data(), bytes.size()); }
};

unsigned char const* bytes_of(std::string_view text)
{
    return reinterpret_cast<unsigned char const*>(text.data());
}

unsigned char* bytes_of(std::string& text)
{
    return reinterpret_cast<unsigned char*>(text.data());
}

std::string key_text(std::string_view prefix, key const& k)
{
    constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;
    std::string text(sodium_base64_encoded_len(k.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), k.data(), k.size(), variant);
    text.pop_back(); // the terminator that libsodium counts
    return std::string(prefix) + text;
}

key read_key(std::string_view prefix, std::string const& text)
{
    key k{};
    std::size_t size = 0;
    bool const read = text.starts_with(prefix) &&
                      sodium_base642bin(
                          k.data(), k.size(), text.data() + prefix.size(), text.size() - prefix.size(),
                          nullptr, &size, nullptr, sodium_base64_VARIANT_URLSAFE_NO_PADDING
                      ) == 0;
    if (!read || size != k.size())
        throw unusable("This is no key: it must begin with " + std::string(prefix) + ".");
    return k;
}

std::string little_endian(std::uint32_t n)
{
    std::string text;
    for (int shift = 0; shift < 32; shift += 8) text += static_cast<char>(n >> shift);
    return text;
}

std::uint32_t read_number(std::string_view text)
{
    std::uint32_t n = 0;
    for (std::size_t at = 0; at < 4; ++at) n |= std::uint32_t(static_cast<unsigned char>(text[at])) << 8 * at;
    return n;
}

class hash {
public:
    hash() { crypto_hash_sha256_init(&state_); }
    void add(std::string_view text) { crypto_hash_sha256_update(&state_, bytes_of(text), text.size()); }
    std::string hex()
    {
        std::array<unsigned char, crypto_hash_sha256_BYTES> made;
        crypto_hash_sha256_final(&state_, made.data());
        std::string text(2 * made.size() + 1, '\0');
        sodium_bin2hex(text.data(), text.size(), made.data(), made.size());
        text.pop_back();
        return text;
    }

private:
    crypto_hash_sha256_state state_;
};

// A file from its beginning, in pieces.
class source {
public:
    explicit source(std::filesystem::path const& path) : in_(path, std::ios::binary)
    {
        if (!in_) throw unusable("The file " + path.string() + " cannot be read.");
    }

    // So many bytes; fewer only at the end.
    std::string take(std::size_t count)
    {
        std::string piece(count, '\0');
        in_.read(piece.data(), static_cast<std::streamsize>(count));
        if (in_.bad()) fail();
        piece.resize(static_cast<std::size_t>(in_.gcount()));
        return piece;
    }

    // What cannot be read is no end: a copy that was cut off there would look whole.
    bool ended()
    {
        bool const nothing_comes = in_.peek() == std::ifstream::traits_type::eof();
        if (in_.bad()) fail();
        return nothing_comes;
    }

private:
    [[noreturn]] static void fail() { throw unusable("The file cannot be read to its end."); }

    std::ifstream in_;
};

class sealer {
public:
    sealer(whole_file& to, key const& recipient) : to_(to)
    {
        secret drawn;
        crypto_secretstream_xchacha20poly1305_keygen(drawn.bytes.data());
        std::string sealed(sealed_key_size, '\0');
        crypto_box_seal(bytes_of(sealed), drawn.bytes.data(), drawn.bytes.size(), recipient.data());
        std::string stream_head(stream_head_size, '\0');
        crypto_secretstream_xchacha20poly1305_init_push(&state_, bytes_of(stream_head), drawn.bytes.data());
        head_ = std::string(magic) + little_endian(version) + sealed + stream_head;
        write(head_);
    }

    void frame(std::string_view plain, unsigned char tag)
    {
        std::string made(plain.size() + added, '\0');
        crypto_secretstream_xchacha20poly1305_push(
            &state_, bytes_of(made), nullptr, bytes_of(plain), plain.size(), bytes_of(head_), head_.size(),
            tag
        );
        head_.clear(); // it is the first frame's alone
        write(little_endian(static_cast<std::uint32_t>(made.size())));
        write(made);
    }

    std::string written() { return hash_.hex(); }

private:
    void write(std::string const& bytes)
    {
        hash_.add(bytes);
        to_.write(bytes);
    }

    whole_file& to_;
    std::string head_;
    hash hash_;
    crypto_secretstream_xchacha20poly1305_state state_;
};

class opener {
public:
    opener(source& from, key const& private_key) : from_(from), head_(from.take(head_size))
    {
        std::string_view const head = head_;
        if (!head.starts_with(magic)) throw unusable("This is no sealed copy.");
        if (head.size() < head_size) throw unusable("The copy is cut off.");
        if (read_number(head.substr(magic.size(), 4)) != version)
            throw unusable("The copy was made by a newer version of this program.");
        key recipient;
        crypto_scalarmult_base(recipient.data(), private_key.data());
        secret drawn;
        auto const sealed = head.substr(magic.size() + 4, sealed_key_size);
        if (crypto_box_seal_open(
                drawn.bytes.data(), bytes_of(sealed), sealed.size(), recipient.data(), private_key.data()
            ) != 0)
            throw unusable("This key does not open the copy, or the copy was altered.");
        auto const stream_head = bytes_of(head.substr(head_size - stream_head_size));
        crypto_secretstream_xchacha20poly1305_init_pull(&state_, stream_head, drawn.bytes.data());
    }

    struct frame {
        std::string plain;
        unsigned char tag;
    };

    frame next()
    {
        ++number_;
        auto const length = from_.take(4);
        if (length.size() < 4) throw unusable("The copy is cut off.");
        std::size_t const size = read_number(length);
        if (size < added || size > most_in_frame + added) altered();
        auto const made = from_.take(size);
        if (made.size() < size) throw unusable("The copy is cut off.");
        frame f{std::string(size - added, '\0'), 0};
        if (crypto_secretstream_xchacha20poly1305_pull(
                &state_, bytes_of(f.plain), nullptr, &f.tag, bytes_of(made), made.size(), bytes_of(head_),
                head_.size()
            ) != 0)
            altered();
        head_.clear();
        return f;
    }

private:
    [[noreturn]] void altered() const
    {
        throw unusable("The copy was altered or is damaged, in its frame " + std::to_string(number_) + ".");
    }

    source& from_;
    std::string head_;
    int number_ = 0;
    crypto_secretstream_xchacha20poly1305_state state_;
};

} // namespace

key_pair new_keys()
{
    key for_all;
    secret own;
    crypto_box_keypair(for_all.data(), own.bytes.data());
    return {key_text(public_prefix, for_all), key_text(private_prefix, own.bytes)};
}

form form_of(std::filesystem::path const& path)
{
    auto const head = source(path).take(of_sqlite.size());
    if (head.starts_with(magic)) return form::sealed;
    return head == of_sqlite ? form::plain : form::other;
}

std::string seal(
    std::filesystem::path const& from, whole_file& to, std::string const& public_key, copy_facts const& facts
)
{
    source in(from);
    sealer out(to, read_key(public_prefix, public_key));
    out.frame(as_text(facts), crypto_secretstream_xchacha20poly1305_TAG_PUSH);
    for (bool last = false; !last;) {
        auto const piece = in.take(frame_size);
        last = in.ended();
        out.frame(
            piece, last ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                        : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE
        );
    }
    return out.written();
}

std::string pour(std::filesystem::path const& from, whole_file& to)
{
    source in(from);
    hash written;
    while (!in.ended()) {
        auto const piece = in.take(frame_size);
        written.add(piece);
        to.write(piece);
    }
    return written.hex();
}

copy_facts unseal(std::filesystem::path const& from, whole_file& to, std::string const& private_key)
{
    source in(from);
    secret const own{read_key(private_prefix, private_key)};
    opener opened(in, own.bytes);
    auto const first = opened.next();
    auto const facts = read_facts(first.plain);
    for (unsigned char tag = first.tag; tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL;) {
        auto const f = opened.next();
        to.write(f.plain);
        tag = f.tag;
    }
    if (!in.ended()) throw unusable("Something stands behind the copy's end.");
    return facts;
}

std::string hash_of(std::filesystem::path const& path)
{
    source in(path);
    hash found;
    while (!in.ended()) found.add(in.take(frame_size));
    return found.hex();
}

} // namespace rowan::storage
