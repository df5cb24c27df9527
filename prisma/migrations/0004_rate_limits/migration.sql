-- CreateTable
CREATE TABLE "RateLimit" (
    "key" VARCHAR(255) NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- Written at every request and worth nothing after a minute: no write-ahead log, and room in each page for the next version
-- of its rows, so that an update touches no index. A crash of the database server empties it.
ALTER TABLE "RateLimit" SET UNLOGGED;
ALTER TABLE "RateLimit" SET (fillfactor = 50);
