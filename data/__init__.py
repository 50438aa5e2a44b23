"""The published record. In an installation this folder is the package `kaga_data`, which brings kaga.db along."""
