#define BOOST_TEST_MODULE rowan
#include <boost/test/unit_test.hpp>
