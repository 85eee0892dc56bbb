/// Tables and queries of databases over JDBC, with parameters that run code kept out.
@NullMarked
package org.bottega.data.source.jdbc;

import org.jspecify.annotations.NullMarked;
