#include "api/json.hpp"

#include <sstream>

namespace rowan::api {

boost::json::array words_to_json(std::string const& words)
{
    boost::json::array list;
    std::istringstream in(words);
    for (std::string word; in >> word;) list.push_back(boost::json::string(word));
    return list;
}

} // namespace rowan::api
